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
 * has filled them, what lies behind the used size, and the buffer of phoneDevSpecific until its reply. Where such a mark
 * turns up in a later call, {@link Conformance#check(dev.tapiemulator.emulator.journal.Journal, Instruments)} tells.
 *
 * <p>A program that keeps the rules notices nothing.
 */
public final class Instruments {

  private final Tapi32 functions;
  private final Tapi32 instrumented;
  private final LentBuffers lent;

  private Instruments(Emulator emulator, TapiProcess process) {
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
      poison(function.parameters().get(i), arguments[i]);
    }
    Object result = pass(method, arguments);
    if ((int) result >= 0) {
      for (int i = 0; i < arguments.length; i++) {
        markUnused(function.parameters().get(i), arguments[i]);
      }
    }
    if (function == PhoneFunction.PHONE_DEV_SPECIFIC && (int) result > 0) {
      lent.lend((int) result, (ByteBuffer) arguments[1], (int) arguments[2]);
    }
    return result;
  }

  /** As in C, a place for a result holds anything until it is filled. */
  private static void poison(Parameter parameter, Object argument) {
    if (parameter.type() == Parameter.Type.OUT && argument instanceof IntHolder place) {
      place.value = Mark.NOT_FILLED.word();
    } else if (parameter.type() == Parameter.Type.OUT && argument instanceof LongHolder place) {
      place.value = Mark.NOT_FILLED.word();
    } else if (parameter.type() == Parameter.Type.BUFFER_OUT && argument instanceof ByteBuffer buffer
        && !buffer.isReadOnly()) {
      int first = buffer.position() + (startsWithTotalSize(parameter) ? Integer.BYTES : 0);
      Mark.NOT_FILLED.fill(buffer, first, buffer.limit());
    }
  }

  private static void markUnused(Parameter parameter, Object argument) {
    if (parameter.type() == Parameter.Type.BUFFER_OUT && argument instanceof ByteBuffer buffer
        && !buffer.isReadOnly()) {
      int end = buffer.limit();
      while (end > buffer.position() && buffer.get(end - 1) == Mark.NOT_FILLED.single()) {
        end--;
      }
      Mark.BEYOND_USED.fill(buffer, end, buffer.limit());
    }
  }

  private static boolean startsWithTotalSize(Parameter parameter) {
    return switch (parameter.name()) {
      case "lpData", "lpMessage", "lpExtensionID" -> false;
      default -> true;
    };
  }

  private Object pass(Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(functions, arguments);
    } catch (InvocationTargetException thrown) {
      throw thrown.getCause();
    }
  }
}
