package dev.tapiemulator.testkit.record;

import dev.tapiemulator.emulator.choice.Decision;
import dev.tapiemulator.emulator.choice.FaultKind;
import dev.tapiemulator.emulator.journal.DeviceCall;
import dev.tapiemulator.emulator.journal.DeviceReport;
import dev.tapiemulator.emulator.journal.Journal;
import dev.tapiemulator.emulator.journal.JournalKind;
import dev.tapiemulator.emulator.journal.JournalRecord;
import dev.tapiemulator.emulator.journal.PhoneAct;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which phone a device id means at each place of a journal: once every application has shut down, the ids of removed
 * phones are given out anew (C-71). Phones are numbered in the order in which they came.
 */
final class DeviceIds {

  private static final String PHONE = "phone=";

  private final List<String> names;
  private final List<Integer> phones = new ArrayList<>();
  private final Set<Integer> removed = new TreeSet<>();
  private int sessions;
  private boolean endsSessions;

  DeviceIds(Journal journal) {
    names = new ArrayList<>(configured(journal));
    for (int phone = 0; phone < names.size(); phone++) {
      phones.add(phone);
    }
  }

  /** The names of the phones that a journal's run began with, by device id. */
  static List<String> configured(Journal journal) {
    return journal.get(0).text().lines()
        .filter(line -> line.startsWith(PHONE)).map(line -> line.substring(PHONE.length())).toList();
  }

  /** The phone that the record after those before is about, -1 when it is about none. */
  int phoneOf(JournalRecord record) {
    if (endsSessions && !isPartOfTheEnd(record)) {
      endsSessions = false;
      giveOutAnew();
    }
    if (record.kind() == JournalKind.ADD_PHONE) {
      phones.add(names.size());
      names.add(record.text());
    }
    int phone = isAboutDevice(record.kind()) ? phoneWithId(record.subject()) : -1;
    follow(record, phone);
    return phone;
  }

  private void follow(JournalRecord record, int phone) {
    switch (record.kind()) {
      case SESSION -> {
        sessions += record.word(0) != 0 ? 1 : -1;
        endsSessions = sessions == 0;
      }
      case ACT -> {
        if (record.code() == PhoneAct.REMOVE.ordinal()) {
          removed.add(phone);
          endsSessions |= sessions == 0; // Nobody holds its id.
        }
      }
      case REPORT -> removedIf(record.code() == DeviceReport.REMOVE.ordinal(), phone);
      case FAULT -> removedIf(record.code() == FaultKind.REMOVE.ordinal(), phone);
      case CHOICE -> removedIf(record.code() == Decision.REMOVE.ordinal() && record.word(1) == 1,
          phoneWithId(record.word(2)));
      default -> { }
    }
  }

  private void removedIf(boolean isSo, int phone) {
    if (isSo) {
      removed.add(phone);
    }
  }

  private static boolean isPartOfTheEnd(JournalRecord record) {
    return switch (record.kind()) {
      case SESSION -> record.word(0) == 0;
      case REPORT, NOTE -> true;
      case DEVICE_CALL, DEVICE_RETURN -> record.code() == DeviceCall.SESSION_ENDED.ordinal();
      default -> false;
    };
  }

  private static boolean isAboutDevice(JournalKind kind) {
    return switch (kind) {
      case ADD_PHONE, ACT, REPORT, DEVICE_CALL, DEVICE_RETURN, SESSION, FAULT, NOTE -> true;
      default -> false;
    };
  }

  private void giveOutAnew() {
    phones.removeAll(removed);
  }

  String nameOf(int phone) {
    return names.get(phone);
  }

  /** The phone that has an id at present, -1 when none has. */
  int phoneWithId(int id) {
    return id >= 0 && id < phones.size() ? phones.get(id) : -1;
  }
}
