package dev.tapiemulator.testkit.junit;

import dev.tapiemulator.testkit.StubTapi32;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.platform.commons.support.ReflectionSupport;
import org.opentest4j.TestAbortedException;

/**
 * Runs a test that has passed once more, with a {@link StubTapi32} in the place of the emulator's functions, and
 * demands that it fails there.
 */
final class StubProof implements InvocationInterceptor {

  @Override
  public void interceptTestMethod(
      Invocation<Void> invocation, ReflectiveInvocationContext<Method> call, ExtensionContext test) throws Throwable {
    invocation.proceed();
    prove(call, test);
  }

  @Override
  public void interceptTestTemplateMethod(
      Invocation<Void> invocation, ReflectiveInvocationContext<Method> call, ExtensionContext test) throws Throwable {
    invocation.proceed();
    prove(call, test);
  }

  private static void prove(ReflectiveInvocationContext<Method> call, ExtensionContext test) {
    if (Annotated.provesSomething(test) && passesOnStub(call, test)) {
      throw new AssertionError(test.getRequiredTestMethod().getName() + " proves nothing: it passes on a stub that says"
          + " yes to every call and never replies, and provesSomething is demanded");
    }
  }

  private static boolean passesOnStub(ReflectiveInvocationContext<Method> call, ExtensionContext test) {
    Settings settings = Annotated.settings(test);
    settings.with(config -> config.lenient().tapi(emulated -> new StubTapi32()));
    Scene scene = settings.newScene();
    try {
      ReflectionSupport.invokeMethod(call.getExecutable(), call.getTarget().orElse(null), arguments(call, scene));
      return true;
    } catch (TestAbortedException undecided) {
      return true; // it has found nothing wrong
    } catch (Exception | AssertionError failure) {
      return false;
    } finally {
      scene.close();
    }
  }

  /** The arguments of the first run, except that everything of the emulator is another one's. */
  private static Object[] arguments(ReflectiveInvocationContext<Method> call, Scene scene) {
    Object[] arguments = call.getArguments().toArray();
    Parameter[] parameters = call.getExecutable().getParameters();
    for (int i = 0; i < arguments.length; i++) {
      if (Scene.provides(parameters[i].getType())) {
        arguments[i] = scene.resolve(new Declared(parameters[i], i, call.getTarget()));
      }
    }
    return arguments;
  }

  /** A parameter as it is declared; the names are those of {@link ParameterContext}. */
  private record Declared(Parameter getParameter, int getIndex, Optional<Object> getTarget)
      implements ParameterContext {}
}
