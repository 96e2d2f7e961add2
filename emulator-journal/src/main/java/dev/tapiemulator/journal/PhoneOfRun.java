package dev.tapiemulator.journal;

import dev.tapiemulator.emulator.DescriptionText;
import dev.tapiemulator.emulator.journal.DeviceCall;
import dev.tapiemulator.emulator.journal.Journal;
import dev.tapiemulator.emulator.journal.JournalKind;
import dev.tapiemulator.emulator.journal.JournalRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A phone of a run, as its journal shows it.
 *
 * @param deviceId the id it came with
 * @param name the name of its kind
 * @param arrived whether it came while the run was under way
 * @param record the record that describes it first, -1 when no application ever met it
 * @param origin what acted for it instead of its kind's own code, empty for nothing
 */
public record PhoneOfRun(int deviceId, String name, boolean arrived, int record, String origin) {

  private static final String PHONE = "phone=";
  private static final int NEVER = -1;

  /** All phones, in the order in which they came. */
  public static List<PhoneOfRun> all(Journal journal) {
    List<PhoneOfRun> phones = new ArrayList<>();
    Map<Integer, Integer> undescribed = new TreeMap<>(); // The ids of phones that went away are given out anew.
    for (JournalRecord record : journal) {
      if (record.kind() == JournalKind.CONFIG) {
        record.text().lines().filter(line -> line.startsWith(PHONE)).forEach(line -> {
          undescribed.put(phones.size(), phones.size());
          phones.add(new PhoneOfRun(phones.size(), line.substring(PHONE.length()), false, NEVER, ""));
        });
      } else if (record.kind() == JournalKind.ADD_PHONE) {
        undescribed.put(record.subject(), phones.size());
        phones.add(new PhoneOfRun(record.subject(), record.text(), true, NEVER, ""));
      } else if (describes(record) && undescribed.containsKey(record.subject())) {
        int place = undescribed.remove(record.subject());
        phones.set(place, phones.get(place).describedBy(record));
      }
    }
    return phones;
  }

  private PhoneOfRun describedBy(JournalRecord record) {
    return new PhoneOfRun(deviceId, name, arrived, record.index(), originIn(record.text()));
  }

  private static boolean describes(JournalRecord record) {
    return record.kind() == JournalKind.SESSION && record.word(0) != 0
        || record.kind() == JournalKind.DEVICE_RETURN && record.code() == DeviceCall.DESCRIBE.ordinal();
  }

  /** A description that nobody can read names no origin. */
  private static String originIn(String description) {
    try {
      return DescriptionText.read(description).origin();
    } catch (IllegalArgumentException malformed) {
      return "";
    }
  }

  /** Whether any application met it. */
  public boolean isDescribed() {
    return record != NEVER;
  }

  /** Whether something else than its kind's own code acted for it, so that its name does not say how to make it. */
  public boolean hasOrigin() {
    return !origin.isEmpty();
  }

  /** {@code phone 0 (desk-phone)}. */
  @Override
  public String toString() {
    return "phone " + deviceId + " (" + RecordText.onOneLine(name) + ")";
  }
}
