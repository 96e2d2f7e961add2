package dev.tapiemulator.testkit.conform;

import dev.tapiemulator.emulator.journal.JournalKind;
import dev.tapiemulator.emulator.journal.JournalRecord;
import dev.tapiemulator.tapi.Tapi;
import java.util.Set;
import java.util.TreeSet;

/** Messages that came and that the program never looked for. */
final class NeverPumps implements JournalRule {

  private static final ClientRule RULE = ClientRule.error(
      "never-pumps",
      "Replies and events arrive only while the program fetches messages: it pumps, calls phoneGetMessage, or takes from "
          + "its port.",
      "nf-tapi-phoneinitializeexa",
      """
      app = phoneInitializeEx dialer window
      h   = phoneOpen app 0 owner
      r   = phoneSetLamp h 20 steady
      advance 1s
      """,
      """
      app = phoneInitializeEx dialer window
      h   = phoneOpen app 0 owner
      r   = phoneSetLamp h 20 steady
      advance 1s
      pump app
      """);

  private static final int PARAM_1 = 4;

  @Override
  public ClientRule rule() {
    return RULE;
  }

  @Override
  public void check(ClientView view, Findings findings) {
    Set<Integer> settled = new TreeSet<>();
    view.waits.forEach(wait -> settled.add(wait.process()));
    for (JournalRecord record : view.journal) {
      int process = record.process();
      if (record.kind() == JournalKind.MESSAGE_POSTED && wasAskedFor(record) && settled.add(process)) {
        findings.add(RULE, record.index(), "this message and all later ones stay where they are: process " + process
            + " never fetches any");
      }
    }
  }

  /** A reply, or what masks let through; PHONE_CLOSE after its own close need not interest a program. */
  private static boolean wasAskedFor(JournalRecord posted) {
    return switch (posted.word(1)) {
      case Tapi.PHONE_REPLY, Tapi.PHONE_BUTTON -> true;
      case Tapi.PHONE_STATE -> posted.word(PARAM_1) != Tapi.PHONESTATE_REINIT;
      default -> false;
    };
  }
}
