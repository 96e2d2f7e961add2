package dev.tapiemulator.testkit.explore;

import dev.tapiemulator.emulator.journal.Journal;
import dev.tapiemulator.emulator.journal.JournalKind;
import dev.tapiemulator.emulator.journal.JournalRecord;
import dev.tapiemulator.emulator.spec.PhoneFunction;
import dev.tapiemulator.tapi.ConstantGroup;
import dev.tapiemulator.tapi.PhoneErr;
import dev.tapiemulator.tapi.Tapi;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;

/**
 * What the applications of a run could see, and nothing that they could not: the results of their calls, what was
 * written into their buffers, their messages, and how their waits ended. Process by process, since none sees another's.
 */
public final class Observation {

  private static final int FEW_BYTES = 16;
  private static final int FIRST_PARAM = 4;
  private static final int LAST_PARAM = 8;
  private static final int FIRST_OUT = 2;
  private static final int LAST_OUT = 4;

  /** About as long as what a process of a small test sees. */
  private static final int USUAL_CHARS = 512;

  private final Map<Integer, String> names = new TreeMap<>();
  private final Map<Integer, StringBuilder> lines = new TreeMap<>();

  private Observation() {}

  /** The observations of a run in lines, each begun by the name of the process and ended by a line feed. */
  public static String of(Journal journal) {
    Observation seen = new Observation();
    int attached = 0;
    for (JournalRecord record : journal) {
      if (record.kind() == JournalKind.ATTACH) {
        attached++;
        seen.names.put(attached, record.text());
      } else {
        seen.follow(record);
      }
    }
    return seen.text();
  }

  private String text() {
    if (lines.size() == 1) {
      return lines.values().iterator().next().toString();
    }
    StringBuilder text = new StringBuilder();
    lines.values().forEach(text::append);
    return text.toString();
  }

  private void follow(JournalRecord record) {
    switch (record.kind()) {
      case RETURN -> returned(record);
      case MESSAGE_TAKEN -> message(record);
      case PUMPED -> begin(record).append("pumped ").append(record.word(0)).append('\n');
      case EVENT_WAITED ->
        line(record, record.word(0) != 0 ? "event signalled" : "event not signalled in time");
      case PORT_TAKEN -> line(record, record.word(0) != 0 ? "took a packet" : "took no packet in time");
      case JOINED -> line(record, record.word(1) != 0 ? "thread had ended" : "thread did not end in time");
      default -> { }
    }
  }

  private void line(JournalRecord record, String text) {
    begin(record).append(text).append('\n');
  }

  /** The text of the record's process, with the beginning of a line that the caller ends. */
  private StringBuilder begin(JournalRecord record) {
    return lines.computeIfAbsent(record.process(), process -> new StringBuilder(USUAL_CHARS))
        .append(names.getOrDefault(record.process(), "test")).append(": ");
  }

  private void returned(JournalRecord record) {
    PhoneFunction function = record.function();
    int code = record.word(0);
    if (function == PhoneFunction.PHONE_GET_MESSAGE && code == 0) {
      return; // The message itself is told.
    }
    StringBuilder text = begin(record).append(function.headerName()).append(" -> ");
    if (code > 0) {
      text.append("request ").append(code);
    } else {
      text.append(code == 0 ? "0" : PhoneErr.nameOf(code));
    }
    for (int out = FIRST_OUT; code >= 0 && out <= LAST_OUT; out++) {
      if (record.word(out) != 0) {
        text.append(" 0x").append(Integer.toHexString(record.word(out)));
      }
    }
    text.append(bytes(record.data())).append('\n');
  }

  private void message(JournalRecord record) {
    int id = record.word(1);
    StringBuilder text = begin(record).append("got ").append(ConstantGroup.PHONE.nameOf(id));
    if (record.word(0) != 0) {
      text.append(" 0x").append(Integer.toHexString(record.word(0)));
    }
    if (id == Tapi.PHONE_REPLY) {
      text.append(" request ").append(record.wide(FIRST_PARAM)).append(' ')
          .append(PhoneErr.nameOf(record.wide(FIRST_PARAM + 2)));
    } else {
      for (int param = FIRST_PARAM; param <= LAST_PARAM; param += 2) {
        text.append(' ').append(record.wide(param));
      }
    }
    text.append('\n');
  }

  private static String bytes(byte[] data) {
    if (data.length == 0) {
      return "";
    }
    if (data.length <= FEW_BYTES) {
      return " hex:" + HexFormat.of().formatHex(data);
    }
    CRC32 sum = new CRC32();
    sum.update(data);
    return " " + data.length + " bytes, CRC-32 " + Long.toHexString(sum.getValue());
  }
}
