package dev.tapiemulator.testkit.junit;

import dev.tapiemulator.emulator.choice.Choices;
import dev.tapiemulator.testkit.explore.ExploredRun;
import dev.tapiemulator.testkit.explore.Explorer;
import dev.tapiemulator.testkit.explore.Failure;
import dev.tapiemulator.testkit.explore.Observation;
import dev.tapiemulator.testkit.explore.RunResult;
import java.lang.reflect.Method;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.platform.commons.support.ReflectionSupport;
import org.opentest4j.TestAbortedException;

/** A test method as something that can be run again and again, each time with a scene of its own. */
final class ExploredMethod implements ExploredRun {

  private final Explorer explorer;
  private final Settings settings;
  private final ReflectiveInvocationContext<Method> method;
  private final ExtensionContext test;

  ExploredMethod(
      Explorer explorer, Settings settings, ReflectiveInvocationContext<Method> method, ExtensionContext test) {
    this.explorer = explorer;
    this.settings = settings;
    this.method = method;
    this.test = test;
  }

  @Override
  public RunResult run(Choices choices) {
    Settings ofRun = settings.copy();
    ofRun.with(config -> explorer.prepare(config).choices(choices));
    Scene scene = ofRun.newScene();
    Optional<Throwable> thrown = play(scene);
    String seen = Observation.of(scene.emulator().journal());
    if (thrown.isEmpty()) {
      return RunResult.passed(seen);
    }
    return thrown.get() instanceof TestAbortedException
        ? RunResult.passed(seen + "aborted\n")
        : RunResult.failed(seen, thrown.get());
  }

  /** Makes a failed run again, now with its history below the failure. */
  Throwable again(Failure failure) {
    Settings ofRun = settings.copy();
    ofRun.with(config -> config.replay(failure.replay()));
    return play(ofRun.newScene())
        .orElseGet(() -> new AssertionError("the same choices did not make it fail again: " + failure.text()));
  }

  /** What the method or the end of its scene throws. */
  private Optional<Throwable> play(Scene scene) {
    Optional<Throwable> thrown = invoke(scene);
    try {
      scene.end(thrown, test.getRequiredTestClass(), method.getExecutable());
      return thrown;
    } catch (Exception | AssertionError atTheEnd) {
      return Optional.of(atTheEnd);
    }
  }

  private Optional<Throwable> invoke(Scene scene) {
    try {
      ReflectionSupport.invokeMethod(
          method.getExecutable(), method.getTarget().orElse(null), scene.argumentsOf(method));
      return Optional.empty();
    } catch (Throwable thrown) {
      return Optional.of(thrown);
    }
  }
}
