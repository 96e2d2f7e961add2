package dev.tapiemulator.emulator;

/**
 * How far the tables grow. Beyond it the documented resource error is given, or the run fails by name; an answer never
 * changes.
 *
 * @param applications registrations alive at the same time
 * @param openPhones handles open at the same time
 * @param requests requests outstanding at the same time
 * @param mailboxMessages unsolicited messages waiting for one application
 * @param journalRecords records of the journal
 * @param initialJournalRecords records the journal has room for from the start
 * @param initialJournalBytes bytes the journal has room for from the start
 */
public record Bounds(
    int applications,
    int openPhones,
    int requests,
    int mailboxMessages,
    int journalRecords,
    int initialJournalRecords,
    int initialJournalBytes) {

  /** Generous for tests, small to begin with. */
  public static final Bounds DEFAULT = new Bounds(1024, 4096, 4096, 16_384, 16_000_000, 64, 512);

  private static final int MOST_APPLICATIONS = 0xFFFF;
  /** A handle has room for so many phones and the 255 times that each can be opened then. */
  private static final int MOST_OPEN_PHONES = 1 << 22;

  public Bounds {
    if (applications < 1 || openPhones < 1 || requests < 1 || mailboxMessages < 1 || journalRecords < 1) {
      throw new IllegalArgumentException("every bound is at least 1");
    }
    if (initialJournalRecords < 0 || initialJournalBytes < 0) {
      throw new IllegalArgumentException("the journal cannot begin with less than no room");
    }
    if (applications > MOST_APPLICATIONS || openPhones > MOST_OPEN_PHONES) {
      throw new IllegalArgumentException(
          "at most " + MOST_APPLICATIONS + " applications and " + MOST_OPEN_PHONES + " open phones");
    }
  }

  public Bounds withApplications(int most) {
    return new Bounds(
        most, openPhones, requests, mailboxMessages, journalRecords, initialJournalRecords, initialJournalBytes);
  }

  public Bounds withOpenPhones(int most) {
    return new Bounds(
        applications, most, requests, mailboxMessages, journalRecords, initialJournalRecords, initialJournalBytes);
  }

  public Bounds withRequests(int most) {
    return new Bounds(
        applications, openPhones, most, mailboxMessages, journalRecords, initialJournalRecords, initialJournalBytes);
  }

  public Bounds withMailboxMessages(int most) {
    return new Bounds(
        applications, openPhones, requests, most, journalRecords, initialJournalRecords, initialJournalBytes);
  }

  /** A journal that grows to {@code most} records and has room for {@code initial} records and bytes from the start. */
  public Bounds withJournal(int most, int initial, int initialBytes) {
    return new Bounds(applications, openPhones, requests, mailboxMessages, most, initial, initialBytes);
  }
}
