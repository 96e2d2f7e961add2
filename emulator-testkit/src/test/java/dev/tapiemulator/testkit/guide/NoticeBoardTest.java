package dev.tapiemulator.testkit.guide;

import static dev.tapiemulator.testkit.TestWords.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tapiemulator.emulator.Emulator;
import dev.tapiemulator.emulator.Tapi32;
import dev.tapiemulator.tapi.PhoneErr;
import dev.tapiemulator.testkit.ScriptedPhone;
import dev.tapiemulator.testkit.junit.EmulatorTest;

class NoticeBoardTest {

  @EmulatorTest(phones = "desk-phone")
  void notice_isOnTheDisplay(Tapi32 tapi, Emulator emulator) {
    try (NoticeBoard board = new NoticeBoard(tapi)) {
      assertTrue(board.shows("Back at 2"));
      assertEquals("Back at 2", emulator.phone(0).displayText().strip());
    }
  }

  @EmulatorTest
  void notice_failsWhenThePhoneSaysSo(Tapi32 tapi, ScriptedPhone phone) {
    phone.answers(setDisplay()).with(PhoneErr.OPERATIONFAILED);      // accepted, and the reply brings the error
    phone.answers(setDisplay()).refuses(PhoneErr.RESOURCEUNAVAIL);   // not even accepted
    phone.answers(setDisplay()).after(millis(5000));                 // takes longer than the program waits
    phone.answers(setDisplay()).completesInsideTheCall();            // the reply waits when the call returns
    try (NoticeBoard board = new NoticeBoard(tapi)) {
      assertFalse(board.shows("first"));
      assertFalse(board.shows("second"));
      assertFalse(board.shows("third"));
      assertTrue(board.shows("fourth"));
    }
  }
}
