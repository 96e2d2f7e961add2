package dev.tapiemulator.testkit.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tapiemulator.emulator.journal.Journal;
import dev.tapiemulator.emulator.journal.JournalKind;
import dev.tapiemulator.emulator.journal.JournalRecord;
import dev.tapiemulator.emulator.spec.PhoneFunction;
import dev.tapiemulator.tapi.PhoneErr;
import dev.tapiemulator.tapi.Tapi;
import dev.tapiemulator.testkit.matrix.DocumentedError.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** The matrix against the plain table of the pages, and every attempt against its journal. */
class ErrorMatrixTest {

  private static final int REFUSALS = 290;
  private static final int REPLIES = 84;
  private static final List<Provocation> MATRIX = ErrorMatrix.run();

  @Test
  void pages_document290Errors84OfThemOfAsynchronousFunctions() {
    assertEquals(REFUSALS, PageTable.pages().stream().mapToInt(page -> page.errors().size()).sum());
    assertEquals(REPLIES, PageTable.pages().stream()
        .filter(PageTable.Page::async)
        .mapToInt(page -> page.errors().size())
        .sum());
  }

  @Test
  void matrix_hasEveryPairOfThePagesAndNoOther() {
    assertEquals(PageTable.pairs(), MATRIX.stream().map(Provocation::pair).map(PageTable::inWords).toList());
    assertEquals(REFUSALS + REPLIES, MATRIX.size());
  }

  @Test
  void everyPair_cameOut() {
    assertEquals(List.of(), MATRIX.stream()
        .filter(attempt -> !attempt.cameOut())
        .map(attempt -> attempt.pair() + " <- " + attempt.how() + ": " + attempt.cameBack())
        .toList());
  }

  @Test
  void everyPair_isInTheJournalAsTheApplicationGotIt() {
    for (Provocation attempt : MATRIX) {
      DocumentedError pair = attempt.pair();
      JournalRecord returned = lastReturn(attempt.journal(), pair.function());
      int result = returned.word(0);
      if (pair.place() == Place.REFUSAL) {
        assertEquals(pair.error().value(), result, attempt::toString);
      } else {
        assertTrue(result > 0, attempt::toString);
        assertEquals(List.of(pair.error().value()), repliesTaken(attempt.journal(), result), attempt::toString);
      }
      assertEquals(OptionalInt.of(pair.error().value()), attempt.cameBack());
    }
  }

  @Test
  void everyPairByState_hasNoFaultAndNoViolation() {
    for (Provocation attempt : MATRIX) {
      boolean byState = attempt.means() == Means.STATE;
      assertEquals(byState ? 0 : 1, count(attempt.journal(), JournalKind.FAULT), attempt::toString);
      assertEquals(0, count(attempt.journal(), JournalKind.VIOLATION), attempt::toString);
    }
  }

  @Test
  void everyRefusal_leavesNoRequestBehind() {
    for (Provocation attempt : MATRIX) {
      if (attempt.pair().place() == Place.REFUSAL) {
        int call = lastReturn(attempt.journal(), attempt.pair().function()).index();
        for (int i = call + 1; i < attempt.journal().size(); i++) {
          assertFalse(attempt.journal().get(i).kind() == JournalKind.MESSAGE_TAKEN, attempt::toString);
        }
      }
    }
  }

  @Test
  void withoutAnyScene_everyCallSucceeds_soThatTheScenesLeadToTheErrors() {
    Scene ordinary = Scene.refusal(null, "nothing is wrong");
    for (PhoneFunction function : PhoneFunction.values()) {
      try (Stage stage = ordinary.open(function)) {
        int result = stage.call();
        if (function.isAsync()) {
          assertEquals(OptionalInt.of(0), stage.replyTo(result), function::headerName);
        } else {
          boolean isGetMessage = function == PhoneFunction.PHONE_GET_MESSAGE; // nothing waits, which is a scene itself
          assertEquals(isGetMessage ? Tapi.PHONEERR_OPERATIONFAILED : 0, result, function::headerName);
        }
      }
    }
  }

  @Test
  void figures_areThoseOfTheGuide() {
    assertEquals(256, figure(Place.REFUSAL, Means.STATE));
    assertEquals(34, figure(Place.REFUSAL, Means.INJECTION));
    assertEquals(50, figure(Place.REPLY, Means.STATE));
    assertEquals(34, figure(Place.REPLY, Means.INJECTION));
  }

  private static long figure(Place place, Means means) {
    return MATRIX.stream().filter(attempt -> attempt.pair().place() == place && attempt.means() == means).count();
  }

  @Test
  void how_fitsIntoALineOfTheProgram() {
    assertEquals(List.of(), MATRIX.stream().map(Provocation::how).filter(how -> how.length() > 40).distinct().toList());
  }

  @Test
  void cameOut_isFalseForAnotherCodeAndForNone() {
    DocumentedError pair = new DocumentedError(PhoneFunction.PHONE_SET_DATA, PhoneErr.NOMEM, Place.REPLY);
    assertTrue(attempt(pair, OptionalInt.of(Tapi.PHONEERR_NOMEM)).cameOut());
    assertFalse(attempt(pair, OptionalInt.of(0)).cameOut());
    assertFalse(attempt(pair, OptionalInt.of(Tapi.PHONEERR_OPERATIONFAILED)).cameOut());
    assertFalse(attempt(pair, OptionalInt.empty()).cameOut());
  }

  private static Provocation attempt(DocumentedError pair, OptionalInt cameBack) {
    return new Provocation(pair, Means.STATE, "how", cameBack, MATRIX.get(0).journal());
  }

  // ---- reading journals

  private static JournalRecord lastReturn(Journal journal, PhoneFunction function) {
    JournalRecord last = null;
    for (JournalRecord record : journal) {
      if (record.kind() == JournalKind.RETURN && record.function() == function) {
        last = record;
      }
    }
    return last;
  }

  /** The dwParam2 of every PHONE_REPLY to that request which an application took. */
  private static List<Integer> repliesTaken(Journal journal, int requestId) {
    List<Integer> codes = new ArrayList<>();
    for (JournalRecord record : journal) {
      boolean reply = record.kind() == JournalKind.MESSAGE_TAKEN && record.word(1) == Tapi.PHONE_REPLY;
      if (reply && record.wide(4) == requestId) {
        codes.add((int) record.wide(6));
      }
    }
    return codes;
  }

  private static int count(Journal journal, JournalKind kind) {
    int count = 0;
    for (JournalRecord record : journal) {
      count += record.kind() == kind ? 1 : 0;
    }
    return count;
  }
}
