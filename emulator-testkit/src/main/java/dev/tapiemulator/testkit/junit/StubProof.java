package dev.tapiemulator.testkit.junit;

import dev.tapiemulator.emulator.Bounds;
import dev.tapiemulator.testkit.StubTapi32;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.platform.commons.support.ReflectionSupport;
import org.opentest4j.TestAbortedException;

/**
 * Runs a test that has passed once more, with a {@link StubTapi32} in the place of the emulator's functions, and
 * demands that it fails there.
 */
final class StubProof {

  /** A test that waits in a loop for what a stub never brings ends when the history is full. */
  private static final int MOST_RECORDS = 100_000;

  private final List<StubTapi32> stubs = new ArrayList<>();

  private StubProof() {}

  /** Does so if the settings demand it. */
  static void demand(Settings settings, ReflectiveInvocationContext<Method> test) {
    if (settings.provesSomething()) {
      new StubProof().demandFailure(settings, test);
    }
  }

  private void demandFailure(Settings settings, ReflectiveInvocationContext<Method> test) {
    if (passes(settings, test)) {
      boolean isCalled = stubs.stream().anyMatch(stub -> stub.calls() > 0);
      throw new AssertionError(test.getExecutable().getName() + " proves nothing: it passes on a stub that says"
          + " yes to every call and never replies, and provesSomething is demanded"
          + (isCalled ? "" : "; it never called the stub, so does it keep something of the emulator in fields?"));
    }
  }

  private boolean passes(Settings settings, ReflectiveInvocationContext<Method> test) {
    Settings onStub = settings.copy();
    onStub.with(config -> config.lenient()
        .bounds(Bounds.DEFAULT.withJournal(MOST_RECORDS, 0, 0))
        .tapi(emulated -> newStub()));
    Scene scene = onStub.newScene();
    try {
      ReflectionSupport.invokeMethod(
          test.getExecutable(), test.getTarget().orElse(null), scene.argumentsOf(test));
      return true;
    } catch (TestAbortedException undecided) {
      return true; // it has found nothing wrong
    } catch (Throwable failure) {
      return false;
    } finally {
      scene.shutDown();
    }
  }

  private StubTapi32 newStub() {
    StubTapi32 stub = new StubTapi32();
    stubs.add(stub);
    return stub;
  }
}
