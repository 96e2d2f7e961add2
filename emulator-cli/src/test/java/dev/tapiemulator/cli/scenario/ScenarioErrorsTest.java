package dev.tapiemulator.cli.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tapiemulator.emulator.PhoneCatalogue;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every mistake gets one line with its place and what was expected there. */
final class ScenarioErrorsTest {

  private static final String BEFORE =
      "app = phoneInitializeEx x event\nh = phoneOpen app 0 owner\nr = phoneSetLamp h 20 off\n";

  private static String error(String line) {
    return error(BEFORE + line, Path.of("").toAbsolutePath());
  }

  private static String error(String text, Path folder) {
    ClassLoader loader = ScenarioErrorsTest.class.getClassLoader();
    return assertThrows(ScenarioError.class,
        () -> Scenario.parse("s", text, folder, () -> PhoneCatalogue.discover(loader))).getMessage();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '~', quoteCharacter = '`', value = {
      // Words that are no commands.
      "phoneOpne app 0 owner ~ s:4:1: expected a function or command (did you mean phoneOpen?), found \"phoneOpne\"",
      "xyzzy ~ s:4:1: expected a function or command, found \"xyzzy\"",
      "x = advance 1s ~ s:4:5: expected a function, found \"advance\"",
      "x = phoneClose h ~ s:4:1: expected a call without a name: phoneClose gives nothing that could have one",
      "1x = phoneSetLamp h 20 off ~ "
          + "s:4:1: expected a name of letters and digits that begins with a letter, found \"1x\"",
      "phone desk-phone ~ s:4:1: expected \"phone\" before the first call",
      // Numbers.
      "phoneSetLamp h many off ~ s:4:16: expected a number or constant, found \"many\"",
      "phoneSetLamp h 4294967296 off ~ s:4:16: expected a number or constant, found \"4294967296\"",
      "phoneSetLamp h 20 PHONELAMPMODE_STEDY ~ s:4:19: expected a number or constant, found \"PHONELAMPMODE_STEDY\"",
      "phoneSetLamp h 20 off| ~ s:4:23: expected a number or constant, found the end of the line",
      "advance 10 ~ s:4:9: expected a time such as 20ms or 1s, found \"10\"",
      "advance 10 s ~ s:4:9: expected a time such as 20ms or 1s, found \"10\"",
      "device 70000 press 1 ~ s:4:8: expected a device id from 0 to 65535, found \"70000\"",
      // Wrong kinds.
      "phoneClose app ~ s:4:12: expected an open phone; \"app\" is an application",
      "phoneClose r ~ s:4:12: expected an open phone; \"r\" is a request",
      "phoneShutdown h ~ s:4:15: expected an application; \"h\" is an open phone",
      "phoneClose k ~ s:4:12: expected an open phone; nothing is called \"k\" yet",
      "phoneClose \"h\" ~ s:4:12: expected an open phone, found a string",
      "phoneSetData h 0 Hello ~ s:4:18: expected a payload: \"string\", hex:0A0B or @file, found \"Hello\"",
      "phoneInitializeEx x bell ~ s:4:21: expected one of event, window, port, found \"bell\"",
      "pump h ~ s:4:6: expected the name of an application; \"h\" is an open phone",
      "expect PHONE_REPLY h = OK ~ s:4:20: expected the name of a request or an application; \"h\" is an open phone",
      // Missing and surplus parts.
      "phoneClose ~ s:4:11: expected an open phone, found the end of the line",
      "phoneClose h h ~ s:4:14: expected the end of the line or an argument of phoneClose, found \"h\"",
      "phoneOpen app 0 owner 2.2 0 size=3 ~ "
          + "s:4:29: expected the end of the line or an argument of phoneOpen, found \"size\"",
      "phoneClose h = OK ~ s:4:14: expected the end of the line or NAME=VALUE, found \"=\"",
      "idle now ~ s:4:6: expected the end of the line, found \"now\"",
      // Expectations.
      "expect ~ "
          + "s:4:7: expected a message, \"no\", a function, \"device\", \"event\", \"take\", \"params\", \"time\" or "
          + "\"violation\", "
          + "found the end of the line",
      "expect PHONE_REPLY r = request ~ "
          + "s:4:24: expected OK or a code such as PHONEERR_OPERATIONFAILED, found \"request\"",
      "expect PHONE_CLOSE h 5 ~ s:4:22: expected the end of the line, found \"5\"",
      "expect phoneGetStatus h dwNumRingers = 1 ~ "
          + "s:4:25: expected an argument of phoneGetStatus or a part of its result, "
          + "found \"dwNumRingers\"",
      "expect phoneClose h = FINE ~ s:4:23: expected a result such as OK, request or PHONEERR_NOMEM, found \"FINE\"",
      "expect device 0 bell = 1 ~ "
          + "s:4:17: expected one of display, lamp, ring, ringvolume, hookswitch, volume, gain, data, open, "
          + "present, found \"bell\"",
      // Literals.
      "phoneSetData h 0 \"open ~ s:4:18: expected a closing quotation mark before the end of the line",
      "phoneSetData h 0 \"\\q\" ~ s:4:19: expected one of \\n \\r \\t \\f \\0 \\\" \\\\ \\xHH \\uHHHH",
      "phoneSetData h 0 \"\\x4\" ~ s:4:19: expected 2 hexadecimal digits after the escape",
      "phoneSetData h 0 hex:ABC ~ s:4:18: expected two hexadecimal digits for every byte, found 3 digits",
      "phoneSetData h 0 hex:AXBC ~ s:4:23: expected a hexadecimal digit, found \"X\"",
      "phoneSetData h 0 @ ~ s:4:18: expected the name of a file after \"@\"",
      // Acts and set-up.
      "device 0 kick ~ "
          + "s:4:10: expected press, down, up, lift, laydown, mute, volume, suspend, resume, unplug, plug, close, "
          + "remove, "
          + "fail or show, found \"kick\"",
      "device 0 lift ear ~ s:4:15: expected one of handset, speaker, headset, found \"ear\"",
      "device 0 fail next INUSE phoneSetLamp ~ "
          + "s:4:20: expected a code that the phoneSetLamp page lists, found \"INUSE\"",
      "arrive rotary ~ "
          + "s:4:8: expected one of desk-phone, firmware-phone, handset-only, lamp-panel, store, found \"rotary\"",
      "at 1s advance 1s ~ s:4:7: expected a call or an act that lets no time pass, found \"advance\"",
      "fault refuse phoneSetLamp 1 INUSE ~ "
          + "s:4:7: expected a fault that can happen; PHONEERR_INUSE is not documented for phoneSetLamp"})
  void parse_saysWhatWasExpectedAndWhere(String line, String expected) {
    assertEquals(expected, error(line));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '~', quoteCharacter = '`', value = {
      "set closeMesageAfterOwnClose sent ~ s:1:5: expected a ruling (did you mean closeMessageAfterOwnClose?), "
          + "found \"closeMesageAfterOwnClose\"",
      "set secondOwner MAYBE ~ s:1:17: expected one of INUSE, ALLOCATED; found \"MAYBE\"",
      "version 2.3 ~ s:1:9: expected one of 1.3, 1.4, 2.0, 2.1, 2.2, found \"2.3\"",
      "pointers 16 ~ s:1:10: expected 32 or 64, found \"16\"",
      "codepage utf-16 ~ s:1:10: expected a code page such as windows-1252, found \"utf-16\"",
      "strict maybe ~ s:1:8: expected \"on\" or \"off\", found \"maybe\"",
      "phone rotary ~ "
          + "s:1:7: expected one of desk-phone, firmware-phone, handset-only, lamp-panel, store, found \"rotary\"",
      "provider p fails INUSE ~ s:1:18: expected a code that the phoneInitialize page lists, found \"INUSE\"",
      "phoneSetData 1 0 @no/such.file ~ s:1:18: expected a file; there is no \"no/such.file\" in FOLDER"})
  void parse_saysSoOfTheSetUp(String line, String expected) {
    Path folder = Path.of("").toAbsolutePath();
    assertEquals(expected.replace("FOLDER", folder.toString()), error(line, folder));
  }
}
