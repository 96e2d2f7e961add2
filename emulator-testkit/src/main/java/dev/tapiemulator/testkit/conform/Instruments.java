package dev.tapiemulator.testkit.conform;

import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.emulator.IntHolder;
import dev.tapiemulator.emulator.LongHolder;
import dev.tapiemulator.emulator.Tapi32;
import dev.tapiemulator.emulator.TapiProcess;
import dev.tapiemulator.emulator.spec.Parameter;
import dev.tapiemulator.emulator.spec.PhoneFunction;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * The functions of a process with everything marked that a program must not read: places for results before the call
 * has filled them, what lies behind the used size, and the buffer of phoneDevSpecific until its reply. Where such a
 * mark turns up in a later call,
 * {@link Conformance#check(dev.tapiemulator.emulator.journal.Journal, Instruments)} tells.
 *
 * <p>A program that keeps the rules notices nothing.
 */
public final class Instruments {

  private final Emulator emulator;
  private final TapiProcess process;
  private final Tapi32 functions;
  private final Tapi32 instrumented;
  private final LentBuffers lent;

  private Instruments(Emulator emulator, TapiProcess process) {
    this.emulator = emulator;
    this.process = process;
    functions = process.tapi();
    lent = new LentBuffers(emulator, process.id());
    instrumented = (Tapi32) Proxy.newProxyInstance(
        Tapi32.class.getClassLoader(), new Class<?>[] {Tapi32.class}, (proxy, method, arguments) ->
            PhoneFunction.named(method.getName()).isPresent() ? call(method, arguments) : pass(method, arguments));
  }

  /** Instruments for one process; its program is to call {@link #tapi} instead of the process's own. */
  public static Instruments on(Emulator emulator, TapiProcess process) {
    return new Instruments(emulator, process);
  }

  /** The functions, instrumented. */
  public Tapi32 tapi() {
    return instrumented;
  }

  /** What was seen during the run itself. */
  List<Finding> findings() {
    lent.inspect();
    return lent.findings();
  }

  private Object call(Method method, Object[] arguments) throws Throwable {
    PhoneFunction function = PhoneFunction.named(method.getName()).orElseThrow();
    lent.inspect();
    for (int i = 0; i < arguments.length; i++) {
      poison(function, arguments, i);
    }
    Object result = pass(method, arguments);
    lent.inspect();
    if ((int) result >= 0) {
      for (int i = 0; i < arguments.length; i++) {
        markUnused(function, arguments, i);
      }
    }
    if (function == PhoneFunction.PHONE_DEV_SPECIFIC && (int) result > 0) {
      lent.lend((int) result, (int) arguments[0], (ByteBuffer) arguments[1], (int) arguments[2]);
    }
    return result;
  }

  /** As in C, a place for a result holds anything until it is filled. */
  private void poison(PhoneFunction function, Object[] arguments, int i) {
    if (function.parameters().get(i).type() == Parameter.Type.OUT && arguments[i] instanceof IntHolder place) {
      place.value = Mark.NOT_FILLED.word();
    } else if (function.parameters().get(i).type() == Parameter.Type.OUT && arguments[i] instanceof LongHolder place) {
      place.value = Mark.NOT_FILLED.word();
    } else if (isToBeFilled(function, arguments, i)) {
      ByteBuffer buffer = (ByteBuffer) arguments[i];
      Mark.NOT_FILLED.fill(
          buffer, Extent.first(function, buffer), Extent.end(function, arguments, buffer, process.pointerWidth()));
    }
  }

  private void markUnused(PhoneFunction function, Object[] arguments, int i) {
    if (isToBeFilled(function, arguments, i)) {
      ByteBuffer buffer = (ByteBuffer) arguments[i];
      int end = Extent.end(function, arguments, buffer, process.pointerWidth());
      Mark.BEYOND_USED.fill(
          buffer, Extent.filled(function, buffer, end, emulator.journal(), process.id()), end);
    }
  }

  private static boolean isToBeFilled(PhoneFunction function, Object[] arguments, int i) {
    return function.parameters().get(i).type() == Parameter.Type.BUFFER_OUT
        && arguments[i] instanceof ByteBuffer buffer && !buffer.isReadOnly();
  }

  private Object pass(Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(functions, arguments);
    } catch (InvocationTargetException thrown) {
      throw thrown.getCause();
    }
  }
}
