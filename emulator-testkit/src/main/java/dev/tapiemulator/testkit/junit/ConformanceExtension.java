package dev.tapiemulator.testkit.junit;

import dev.tapiemulator.emulator.journal.Journal;
import dev.tapiemulator.testkit.conform.Conformance;
import dev.tapiemulator.testkit.conform.Finding;
import dev.tapiemulator.testkit.conform.ReportFormat;
import java.util.List;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Checks the journal as soon as a test has passed, while its emulator is still there. */
final class ConformanceExtension implements AfterTestExecutionCallback {

  ConformanceExtension() {}

  @Override
  public void afterTestExecution(ExtensionContext test) {
    ConformsToDocumentation wish = wish(test);
    for (String id : wish.except()) {
      if (Conformance.rule(id).isEmpty()) {
        throw new ExtensionConfigurationException("@ConformsToDocumentation: there is no rule \"" + id + "\"");
      }
    }
    Scene scene = EmulatorExtension.scene(test);
    if (scene == null) {
      throw new ExtensionConfigurationException("@ConformsToDocumentation needs @EmulatorTest or an EmulatorExtension");
    }
    if (test.getExecutionException().isEmpty()) {
      check(scene.journal(), wish);
    }
  }

  private static void check(Journal journal, ConformsToDocumentation wish) {
    List<String> except = List.of(wish.except());
    List<Finding> findings = Conformance.check(journal).stream()
        .filter(finding -> finding.rule().severity().compareTo(wish.from()) <= 0)
        .filter(finding -> !except.contains(finding.rule().id()))
        .toList();
    if (!findings.isEmpty()) {
      throw new AssertionError(
          "the program breaks the documentation:\n" + ReportFormat.TEXT.report("journal", journal, findings));
    }
  }

  private static ConformsToDocumentation wish(ExtensionContext test) {
    return AnnotationSupport.findAnnotation(test.getElement(), ConformsToDocumentation.class)
        .or(() -> AnnotationSupport.findAnnotation(test.getTestClass(), ConformsToDocumentation.class))
        .orElseThrow();
  }
}
