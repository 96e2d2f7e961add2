package dev.tapiemulator.testkit.junit;

import dev.tapiemulator.tapi.Tapi;
import dev.tapiemulator.testkit.Mechanism;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What the application of a {@code PhoneApp} parameter is like. Parameters with the same name are the same one. */
@Documented
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface Application {

  /** Its name, and that of its process. */
  String value() default "app";

  /** How it is told of its messages; {@code WINDOW} for versions below 2.0, which know nothing else. */
  Mechanism via() default Mechanism.EVENT;

  /** The TAPI_VERSION_ it is written for. */
  int version() default Tapi.TAPI_VERSION_2_2;
}
