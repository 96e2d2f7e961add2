package dev.tapiemulator.testkit.junit;

import dev.tapiemulator.testkit.explore.Exploration;
import dev.tapiemulator.testkit.explore.Explorer;
import dev.tapiemulator.testkit.explore.Failure;
import java.lang.reflect.Method;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Runs a test method under all behaviours instead of once; {@link ExploreBehaviours} registers it. */
final class ExploreExtension implements InvocationInterceptor, ParameterResolver {

  private static final String REPORT_ENTRY = "explored";

  ExploreExtension() {}

  /** Each run gets parameters of its own; where no emulator was made for the test, nothing stands for them. */
  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
    return parameter.getDeclaringExecutable().equals(test.getTestMethod().orElse(null))
        && EmulatorExtension.scene(test) == null && Scene.provides(parameter.getParameter().getType());
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
    return null;
  }

  @Override
  public void interceptTestMethod(
      Invocation<Void> once, ReflectiveInvocationContext<Method> method, ExtensionContext test) throws Throwable {
    once.skip();
    refuseOtherChoices(test);
    Explorer explorer = explorer(test);
    ExploredMethod runs = new ExploredMethod(explorer, EmulatorExtension.settings(test), method, test);
    Exploration found = explorer.explore(runs);
    test.publishReportEntry(REPORT_ENTRY, found.summary());
    if (!found.failures().isEmpty()) {
      throw failure(found, runs);
    }
  }

  @Override
  public void interceptTestTemplateMethod(
      Invocation<Void> once, ReflectiveInvocationContext<Method> method, ExtensionContext test) {
    throw new ExtensionConfigurationException("@ExploreBehaviours: " + method.getExecutable().getName()
        + " is parameterized or repeated; explore it without, one behaviour is one run already");
  }

  private static Explorer explorer(ExtensionContext test) {
    ExploreBehaviours wish = AnnotationSupport.findAnnotation(test.getElement(), ExploreBehaviours.class).orElseThrow();
    try {
      Explorer explorer = new Explorer().name(test.getRequiredTestMethod().toString()).bound(wish.bound())
          .maxRuns(wish.maxRuns());
      if (wish.families().length > 0) {
        explorer.families(EnumSet.copyOf(List.of(wish.families())));
      }
      explorer = wish.rulings() ? explorer.rulings() : explorer;
      return wish.allErrors() ? explorer.allErrors() : explorer;
    } catch (IllegalArgumentException wrong) {
      throw new ExtensionConfigurationException("@ExploreBehaviours: " + wrong.getMessage());
    }
  }

  private static void refuseOtherChoices(ExtensionContext test) {
    Scene scene = EmulatorExtension.scene(test);
    if (scene == null) {
      return;
    }
    scene.leaveExplaining();
    Settings settings = EmulatorExtension.settings(test);
    String contradiction = settings.contradictionToExploring(scene.emulator().config());
    if (!contradiction.isEmpty()) {
      throw new ExtensionConfigurationException("@ExploreBehaviours decides itself what happens, and how often a test"
          + " runs; leave " + contradiction + " out of " + settings.origin());
    }
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("");
  }

  /** The simplest failure in full, the others in a line each. */
  private static AssertionError failure(Exploration found, ExploredMethod runs) {
    Failure simplest = found.failures().get(0);
    String choices = simplest.choices().isEmpty() ? "everything ordinary" : "choices " + simplest.replayText();
    String others = found.failures().stream().skip(1)
        .map(other -> "\n  " + other.kind() + " with choices " + other.replayText())
        .collect(Collectors.joining());
    Throwable again = runs.again(simplest);
    AssertionError failure = new AssertionError("with " + choices + ": " + firstLine(simplest.text())
        + (others.isEmpty() ? "" : "\nalso:" + others) + "\nexplored: " + found.summary(), again);
    for (Throwable report : again.getSuppressed()) {
      failure.addSuppressed(report);
    }
    return failure;
  }
}
