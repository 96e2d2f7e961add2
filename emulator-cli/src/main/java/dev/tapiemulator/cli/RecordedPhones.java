package dev.tapiemulator.cli;

import dev.tapiemulator.emulator.ConfigText;
import dev.tapiemulator.emulator.ProviderConfig;
import dev.tapiemulator.emulator.journal.Journal;
import dev.tapiemulator.emulator.journal.JournalKind;
import dev.tapiemulator.emulator.journal.JournalRecord;
import dev.tapiemulator.testkit.RecordedPhone;
import dev.tapiemulator.testkit.ScriptedPhone;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code --phone-from}: phones of recorded runs, which answer as they did then. */
final class RecordedPhones {

  private static final Pattern FILE_AND_DEVICE = Pattern.compile("(.+):(\\d{1,9})");

  /** A phone of a journal. */
  record Source(String file, Journal journal, int deviceId) {

    RecordedPhone make(boolean untouched) throws BadInput {
      try {
        RecordedPhone phone = ScriptedPhone.recorded(journal, deviceId);
        if (untouched) {
          phone.untouched();
        }
        phone.describe(); // or it cannot be done again
        return phone;
      } catch (IllegalArgumentException unusable) {
        throw new BadInput(file, unusable.getMessage());
      }
    }
  }

  private final List<Source> atFirst = new ArrayList<>();
  private final List<Source> arriving = new ArrayList<>();

  private RecordedPhones() {}

  /** Reads the journals; each option is {@code FILE} for all its phones, or {@code FILE:N} for one. */
  static RecordedPhones of(List<String> options) throws BadInput {
    RecordedPhones phones = new RecordedPhones();
    for (String option : options) {
      Matcher one = FILE_AND_DEVICE.matcher(option);
      if (one.matches()) {
        phones.atFirst.add(new Source(one.group(1), JournalInput.read(one.group(1)), Integer.parseInt(one.group(2))));
      } else {
        phones.addAll(option, JournalInput.read(option));
      }
    }
    return phones;
  }

  private void addAll(String file, Journal journal) throws BadInput {
    if (journal.size() == 0 || journal.get(0).kind() != JournalKind.CONFIG) {
      throw new BadInput(file, "the journal does not begin with a configuration");
    }
    try {
      int phones = ConfigText.read(journal.get(0).text()).build().providers().stream()
          .map(ProviderConfig::phones).mapToInt(List::size).sum();
      for (int id = 0; id < phones; id++) {
        atFirst.add(new Source(file, journal, id));
      }
    } catch (IllegalArgumentException malformed) {
      throw new BadInput(file, malformed.getMessage());
    }
    for (JournalRecord record : journal) {
      if (record.kind() == JournalKind.ADD_PHONE) {
        arriving.add(new Source(file, journal, record.subject()));
      }
    }
  }

  boolean isEmpty() {
    return atFirst.isEmpty() && arriving.isEmpty();
  }

  List<Source> sourcesAtFirst() {
    return atFirst;
  }

  List<Source> sourcesArriving() {
    return arriving;
  }

  /** The phones that are there when a run begins; somebody else touches those with the ids given. */
  List<RecordedPhone> atFirst(Set<Integer> touched) throws BadInput {
    return phones(atFirst, 0, touched);
  }

  /** The phones that arrive later. */
  List<RecordedPhone> arriving(Set<Integer> touched) throws BadInput {
    return phones(arriving, atFirst.size(), touched);
  }

  private static List<RecordedPhone> phones(List<Source> sources, int firstId, Set<Integer> touched) throws BadInput {
    List<RecordedPhone> phones = new ArrayList<>();
    for (Source source : sources) {
      phones.add(source.make(touched.contains(firstId + phones.size())));
    }
    return phones;
  }
}
