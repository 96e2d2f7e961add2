package dev.tapiemulator.testkit.junit;

import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.emulator.Violation;
import dev.tapiemulator.testkit.Leak;
import dev.tapiemulator.testkit.LeakCheck;
import dev.tapiemulator.testkit.PhoneApp;
import dev.tapiemulator.testkit.ScriptedPhone;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What is wrong at the end of a test that has passed so far. */
final class Complaints {

  private final Settings settings;

  Complaints(Settings settings) {
    this.settings = settings;
  }

  /** Line by line: orders that no script answers, what phones have done wrong, what programs leave behind. */
  List<String> of(Emulator emulator, Collection<ScriptedPhone> scripted, Collection<PhoneApp> apps) {
    List<String> lines = new ArrayList<>();
    scripted.forEach(phone -> lines.addAll(phone.unanswered()));
    if (emulator.config().strict()) {
      emulator.violations().stream()
          .filter(violation -> !lines.contains(violation.details()))
          .map(Violation::toString)
          .forEach(lines::add);
    }
    List<Leak> leaks = LeakCheck.of(emulator.journal(), apps).stream()
        .filter(leak -> !settings.allows(leak) && !isOurs(leak, apps)).toList();
    if (!leaks.isEmpty()) {
      lines.add("the test leaves something behind:");
      leaks.forEach(leak -> lines.add("  " + leak));
    }
    return lines;
  }

  /** What the extension has initialised it shuts down itself. */
  private static boolean isOurs(Leak leak, Collection<PhoneApp> apps) {
    return leak.kind() == Leak.Kind.APPLICATION && apps.stream().anyMatch(app -> app.hPhoneApp() == leak.handle());
  }

  /** Whether complaints tell already what an emulator throws at its end, as a live one does of its violations. */
  static boolean tell(List<String> complaints, Throwable closing) {
    boolean isUnscripted = closing.getCause() != null && complaints.contains(closing.getCause().getMessage());
    return isUnscripted || complaints.contains(closing.getMessage());
  }
}
