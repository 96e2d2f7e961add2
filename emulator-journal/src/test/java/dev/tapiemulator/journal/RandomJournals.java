package dev.tapiemulator.journal;

import dev.tapiemulator.emulator.journal.Journal;
import dev.tapiemulator.emulator.journal.JournalKind;
import dev.tapiemulator.emulator.journal.JournalTape;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Journals of any records at all: every kind, every code, words and bytes at random. */
final class RandomJournals {

  private static final int MOST_RECORDS = 12;
  private static final List<String> TEXTS =
      List.of("", "dialer", "a\nb", "zwölf €", "\u0007", "\uFEFF", "{\"n\":1}", "👍");

  private RandomJournals() {}

  static Journal ofSeed(long seed) {
    Random random = new Random(seed);
    JournalTape tape = new JournalTape(1000);
    int records = random.nextInt(MOST_RECORDS + 1);
    for (int i = 0; i < records; i++) {
      append(tape, random);
    }
    return tape.read();
  }

  private static void append(JournalTape tape, Random random) {
    JournalKind kind = JournalKind.values()[random.nextInt(JournalKind.values().length)];
    List<String> names = CodeMeaning.of(kind).names();
    int code = names.isEmpty() ? random.nextInt(3) : random.nextInt(names.size());
    tape.begin(kind, code, random.nextInt(256), random.nextLong() >>> 1 + random.nextInt(62), random.nextInt(4),
        random.nextInt(6) - 2).flags(random.nextInt(4) - 1);
    byte[] data = bytes(random);
    int words = words(tape, random, kind, code, data);
    while (words < WordSlot.WORDS && random.nextInt(8) == 0) {
      tape.word(word(random));
      words++;
    }
    tape.data(data).end();
  }

  private static int words(JournalTape tape, Random random, JournalKind kind, int code, byte[] data) {
    List<WordSlot> slots = WordSlot.of(kind, code);
    if (kind == JournalKind.CHOICE) {
      int bound = 1 + random.nextInt(5);
      tape.word(bound).word(random.nextInt(bound)).word(word(random));
      return 3;
    }
    for (WordSlot slot : slots) {
      switch (slot.shape()) {
        case WORD -> tape.word(word(random));
        case WIDE, PAIR -> tape.wide(random.nextBoolean() ? random.nextInt(20) : random.nextLong());
        case STRING -> tape.word(random.nextInt(3) == 0 ? word(random) : random.nextInt(data.length + 1));
      }
    }
    return WordSlot.end(slots);
  }

  private static int word(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> random.nextInt();
      case 1 -> -1 - random.nextInt(3);
      default -> random.nextInt(12);
    };
  }

  private static byte[] bytes(Random random) {
    if (random.nextBoolean()) {
      return TEXTS.get(random.nextInt(TEXTS.size())).getBytes(StandardCharsets.UTF_8);
    }
    byte[] bytes = new byte[random.nextInt(40)];
    random.nextBytes(bytes);
    return bytes;
  }
}
