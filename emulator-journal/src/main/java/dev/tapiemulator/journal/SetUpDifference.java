package dev.tapiemulator.journal;

import dev.tapiemulator.emulator.journal.DeviceCall;
import dev.tapiemulator.emulator.journal.Journal;
import dev.tapiemulator.emulator.journal.JournalKind;
import dev.tapiemulator.emulator.journal.JournalRecord;
import dev.tapiemulator.emulator.spec.Ruling;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** What two runs were given differently, before and besides all that happened: their configurations, their phones. */
final class SetUpDifference {

  private static final int MOST_LINES = 6;

  private final List<String> lines = new ArrayList<>();
  private final OptionalInt parting;
  private boolean ofPhones;

  private SetUpDifference(Journal left, Journal right) {
    OptionalInt at = left.firstDifference(right);
    while (at.isPresent() && isOfSetUp(left, right, at.getAsInt())) {
      explain(left.get(at.getAsInt()), right.get(at.getAsInt()));
      at = left.firstDifference(right, at.getAsInt() + 1);
    }
    parting = at;
  }

  static SetUpDifference between(Journal left, Journal right) {
    return new SetUpDifference(left, right);
  }

  /** Where what happened differs, if it does. */
  OptionalInt parting() {
    return parting;
  }

  List<String> lines() {
    return lines;
  }

  boolean isEmpty() {
    return lines.isEmpty();
  }

  /** Whether a phone is another. */
  boolean isOfPhones() {
    return ofPhones;
  }

  private static boolean isOfSetUp(Journal left, Journal right, int at) {
    if (at >= left.size() || at >= right.size()) {
      return false;
    }
    JournalRecord one = left.get(at);
    JournalRecord other = right.get(at);
    boolean tells = switch (one.kind()) {
      case CONFIG, SESSION -> true;
      case DEVICE_RETURN -> one.code() == DeviceCall.DESCRIBE.ordinal();
      default -> false;
    };
    return tells && one.kind() == other.kind() && one.code() == other.code() && one.subject() == other.subject()
        && one.timeNanos() == other.timeNanos() && one.word(0) == other.word(0) && one.word(1) == other.word(1);
  }

  private void explain(JournalRecord one, JournalRecord other) {
    boolean isPhone = one.kind() != JournalKind.CONFIG;
    ofPhones |= isPhone;
    lines.add(isPhone ? "phone " + one.subject() + " is another:" : "set up differently:");
    side("- ", one, other);
    side("+ ", other, one);
    if (!isPhone) {
      rulings(one, other);
    }
  }

  /** What the changed rulings decide; a ruling that is not mentioned has its default. */
  private void rulings(JournalRecord one, JournalRecord other) {
    for (Ruling ruling : Ruling.values()) {
      String first = valueOf(ruling, one);
      String second = valueOf(ruling, other);
      if (!first.equals(second)) {
        lines.addAll(ColumnWidths.wrap("  " + ruling.openPoint() + " " + ruling.switchName() + ": " + ruling.question()
            + " First run: " + first + ", second: " + second + ".", ColumnsPrinter.NARROWEST));
      }
    }
  }

  private static String valueOf(Ruling ruling, JournalRecord config) {
    String key = "ruling." + ruling.switchName() + "=";
    return config.text().lines().filter(line -> line.startsWith(key)).map(line -> line.substring(key.length()))
        .findFirst().orElse(ruling.options().get(0));
  }

  private void side(String sign, JournalRecord one, JournalRecord other) {
    List<String> own = new ArrayList<>(one.text().lines().toList());
    other.text().lines().forEach(own::remove);
    own.stream().limit(MOST_LINES)
        .forEach(line -> lines.addAll(ColumnWidths.wrap(sign + RecordText.onOneLine(line), ColumnsPrinter.NARROWEST)));
    if (own.size() > MOST_LINES) {
      lines.add(sign + "and " + (own.size() - MOST_LINES) + " lines more");
    }
  }
}
