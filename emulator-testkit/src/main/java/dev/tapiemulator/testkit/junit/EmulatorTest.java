package dev.tapiemulator.testkit.junit;

import dev.tapiemulator.emulator.choice.ChoiceFamily;
import dev.tapiemulator.testkit.Leak;
import dev.tapiemulator.testkit.ScriptedPhone;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test with an emulator of its own, or, on a class, all its tests. Parameters are an {@code Emulator}, a {@code
 * TapiProcess}, its {@code Tapi32}, a {@code PhoneApp} and a {@code ScriptedPhone}; afterwards nothing may be left
 * behind, and no phone may have done wrong.
 *
 * <pre>{@code
 * @EmulatorTest
 * void phoneSetData_isReplied(PhoneApp app, ScriptedPhone phone) {
 *   phone.answers(setData(1)).after(millis(20));
 *   int hPhone = app.opensAsOwner(phone);
 *   int request = app.accepts(() -> app.phoneSetData(hPhone, 1, bytes(7)));
 *   app.advances(millis(20));
 *   app.receives(reply(request));
 *   app.succeeds(() -> app.phoneClose(hPhone));
 * }
 * }</pre>
 *
 * <p>That of a method stands for that of its class, as a whole. A method that is parameterized or repeated is no test
 * of its own: there it stands on the class.
 */
@Documented
@Test
@Inherited
@ExtendWith(EmulatorExtension.class)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface EmulatorTest {

  /** The phones by name, in the order of their device ids; {@value ScriptedPhone#NAME} is one that a test scripts. */
  String[] phones() default ScriptedPhone.NAME;

  /** One seed at most: random but replayable outcomes for everything that is left open. */
  long[] seed() default {};

  /** Recorded choices to be made again, as a failure prints them: {@code "LATENCY/4=1 NEXT_THREAD/2=1"}. */
  String choices() default "";

  /** What is asked for an outcome; by default order, timing and threads, or what the recorded choices hold. */
  ChoiceFamily[] families() default {};

  /** Rulings and their values: {@code "secondOwner=ALLOCATED"}. */
  String[] rulings() default {};

  /** Planned faults as a journal writes them: {@code "FAIL_REPLY,phoneSetData,*,1,0x9000001C,0"}. */
  String[] faults() default {};

  /** What the surroundings are like, by the name of a {@code Profile}, such as {@code no-display}. */
  String profile() default "as-documented";

  /**
   * When the test has passed, it is run once more with a {@link dev.tapiemulator.testkit.StubTapi32} in the place of
   * the emulator's functions, which says yes to everything and never replies; passing there too is a failure. The test
   * must use what its parameters give it, and keep nothing in fields.
   */
  boolean provesSomething() default false;

  /** Failing choices show every documented error instead of one for each call. */
  boolean allErrors() default false;

  /** What a phone does wrong is recorded and fails no test. */
  boolean lenient() default false;

  /** Parallel threads, calls that really block, the time on the wall. */
  boolean live() default false;

  /** What programs may leave behind. */
  Leak.Kind[] allows() default {};
}
