package dev.tapiemulator.emulator;

import static dev.tapiemulator.emulator.testing.TestApp.accepted;
import static dev.tapiemulator.emulator.testing.TestApp.bytes;
import static dev.tapiemulator.tapi.Tapi.*;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tapiemulator.emulator.choice.FaultPlan;
import dev.tapiemulator.emulator.spec.PhoneFunction;
import dev.tapiemulator.emulator.testing.TestApp;
import dev.tapiemulator.emulator.testing.TestApp.Message;
import dev.tapiemulator.emulator.testing.TestEmulator;
import dev.tapiemulator.spi.DataArea;
import dev.tapiemulator.spi.PhoneDescription;
import dev.tapiemulator.spi.StandardPhone;
import dev.tapiemulator.tapi.PhoneErr;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Every sentence of the page of phoneSetData (A:nf-tapi-phonesetdata), in its order. */
class PhoneSetDataPageTest {

  private static final Set<PhoneErr> LISTED = EnumSet.of(
      PhoneErr.INVALPHONEHANDLE, PhoneErr.OPERATIONUNAVAIL, PhoneErr.NOTOWNER, PhoneErr.NOMEM, PhoneErr.INVALDATAID,
      PhoneErr.RESOURCEUNAVAIL, PhoneErr.INVALPHONESTATE, PhoneErr.OPERATIONFAILED, PhoneErr.INVALPOINTER,
      PhoneErr.UNINITIALIZED);

  private static final int TEXT = 0;
  private static final int BELL = 5;
  private static final int TEXT_BYTES = 8;

  /**
   * A phone for which data id 0 is a text that may begin with a command, and the choice of data id 5 is a command by
   * itself.
   */
  private static final class CommandPhone extends StandardPhone {

    private final StringBuilder shown = new StringBuilder();
    private int bells;

    @Override
    public PhoneDescription describe() {
      return PhoneDescription.named("command-phone")
          .area(DataArea.download(TEXT, "text", TEXT_BYTES, this::text))
          .area(DataArea.download(BELL, "bell", 0, nothing -> {
            bells++;
            return 0;
          }))
          .build();
    }

    private int text(ByteBuffer payload) {
      while (payload.hasRemaining()) {
        char c = (char) payload.get();
        if (c == '\f') {
          shown.setLength(0);
        } else if (c == '?') {
          return PHONEERR_OPERATIONFAILED;
        } else {
          shown.append(c);
        }
      }
      return 0;
    }
  }

  private final CommandPhone phone = new CommandPhone();
  private Emulator emulator = TestEmulator.create(EmulatorConfig.builder().phone(phone).build());
  private TestApp app = new TestApp(emulator, "dialer");
  private int hPhone = app.owner(0);

  private static ByteBuffer ascii(String text) {
    ByteBuffer buffer = ByteBuffer.allocate(text.length());
    for (char c : text.toCharArray()) {
      buffer.put((byte) c);
    }
    return buffer.flip();
  }

  private int send(int dataId, String text) {
    return app.tapi.phoneSetData(hPhone, dataId, ascii(text), text.length());
  }

  private List<Message> replies() {
    emulator.runUntilIdle();
    return app.messages();
  }

  @Test
  void phoneSetData_downloadsTheBufferToTheSelectedDataId() {
    accepted(send(TEXT, "Hello"));
    replies();
    assertEquals("Hello", phone.shown.toString());
    assertArrayEquals("Hello".getBytes(StandardCharsets.US_ASCII), emulator.phone(0).received(TEXT).orElseThrow());
    assertTrue(emulator.phone(0).received(BELL).isEmpty());
  }

  @Test
  void hPhone_isAnOpenPhone() {
    assertEquals(PHONEERR_INVALPHONEHANDLE, app.tapi.phoneSetData(0, TEXT, bytes(1), 1));
    assertEquals(PHONEERR_INVALPHONEHANDLE, app.tapi.phoneSetData(app.hPhoneApp, TEXT, bytes(1), 1));
    app.tapi.phoneClose(hPhone);
    assertEquals(PHONEERR_INVALPHONEHANDLE, send(TEXT, "x"));
  }

  @Test
  void hPhone_mustBeTheOwners() {
    int monitor = new TestApp(emulator, "watcher").monitor(0);
    TestApp watcher = new TestApp(emulator, "another watcher");
    assertEquals(PHONEERR_NOTOWNER, watcher.tapi.phoneSetData(watcher.monitor(0), TEXT, bytes(1), 1));
    assertEquals(PHONEERR_NOTOWNER, app.tapi.phoneSetData(app.monitor(0), TEXT, bytes(1), 1), "the handle counts");
    assertEquals(PHONEERR_INVALPHONEHANDLE, app.tapi.phoneSetData(monitor, TEXT, bytes(1), 1), "another process's");
  }

  @Test
  void dwDataID_saysWhereInThePhone() {
    accepted(send(TEXT, "a"));
    accepted(send(BELL, ""));
    replies();
    assertEquals("a", phone.shown.toString());
    assertEquals(1, phone.bells);
    for (int undeclared : new int[] {1, 4, 6, -1, Integer.MAX_VALUE}) {
      assertEquals(PHONEERR_INVALDATAID, send(undeclared, "x"));
    }
  }

  @Test
  void lpData_isWhereTheDataIsDownloadedFrom_andIsFreeAgainWhenTheCallReturns() {
    ByteBuffer buffer = ascii("--ab--").position(2);
    accepted(app.tapi.phoneSetData(hPhone, TEXT, buffer, 2));
    assertEquals(2, buffer.position(), "the buffer itself is not moved");
    buffer.put(2, (byte) 'z');
    replies();
    assertEquals("ab", phone.shown.toString());
    assertEquals(PHONEERR_INVALPOINTER, app.tapi.phoneSetData(hPhone, TEXT, null, 1));
  }

  @Test
  void dwSize_isTheSizeOfTheBufferInBytes() {
    accepted(app.tapi.phoneSetData(hPhone, TEXT, ascii("abcdef"), 3));
    replies();
    assertEquals("abc", phone.shown.toString());
    assertEquals(PHONEERR_INVALPOINTER, app.tapi.phoneSetData(hPhone, TEXT, ascii("abc"), 4), "beyond the buffer");
    assertEquals(PHONEERR_INVALPOINTER, app.tapi.phoneSetData(hPhone, TEXT, ascii("abc"), -1), "a DWORD, hence large");
    accepted(app.tapi.phoneSetData(hPhone, TEXT, null, 0));
  }

  @Test
  void returns_aPositiveRequestIdentifier() {
    Set<Integer> requests = new TreeSet<>();
    for (int i = 0; i < 100; i++) {
      assertTrue(requests.add(accepted(send(TEXT, "x"))), "every request has its own");
    }
    assertEquals(List.copyOf(requests), replies().stream().map(message -> (int) message.param1()).toList());
  }

  @Test
  void returns_aNegativeErrorOfTheList() {
    assertEquals(LISTED, EnumSet.copyOf(PhoneFunction.PHONE_SET_DATA.documented()));
    for (PhoneErr error : LISTED) {
      emulator.phone(0).failNext(PhoneFunction.PHONE_SET_DATA, error);
      int result = send(TEXT, "x");
      assertTrue(result < 0);
      assertEquals(error.value(), result);
    }
    assertEquals(List.of(), replies(), "a refused call has no reply");
    assertEquals("", phone.shown.toString());
  }

  @Test
  void returns_dwParam2OfTheReplyIsZeroIfTheFunctionSucceeds() {
    int request = accepted(send(TEXT, "x"));
    assertEquals(List.of(new Message(0, PHONE_REPLY, app.hPhoneApp, request, 0, 0)), replies());
  }

  @Test
  void returns_orANegativeError() {
    int request = accepted(send(TEXT, "a?"));
    assertEquals(
        List.of(new Message(0, PHONE_REPLY, app.hPhoneApp, request, PHONEERR_OPERATIONFAILED, 0)), replies());
  }

  @Test
  void returns_everyErrorOfTheListMayComeInTheReply() {
    FaultPlan.Builder plan = FaultPlan.builder();
    int nth = 1;
    for (PhoneErr error : LISTED) {
      plan.failReply(PhoneFunction.PHONE_SET_DATA, nth++, error);
    }
    emulator = TestEmulator.create(EmulatorConfig.builder().phone(phone).faults(plan.build()).build());
    app = new TestApp(emulator, "dialer");
    hPhone = app.owner(0);
    List<Long> expected = new ArrayList<>();
    for (PhoneErr error : LISTED) {
      accepted(send(TEXT, "x"));
      expected.add((long) error.value());
    }
    assertEquals(expected, replies().stream().map(Message::param2).toList());
  }

  @Test
  void remarks_aMaximumOfDwSizeBytesIsDownloaded() {
    accepted(send(TEXT, "0123456789"));
    replies();
    assertEquals("01234567", phone.shown.toString(), "fewer where the phone takes fewer");
  }

  @Test
  void remarks_formatAndMeaningAreThePhones() {
    accepted(app.tapi.phoneSetData(hPhone, TEXT, bytes(0, 1, 255, 0), 4));
    assertEquals(0, replies().get(0).param2());
    assertEquals(4, phone.shown.length(), "no terminator, no code page: bytes");
  }

  @Test
  void remarks_theDataMayActAsACommand() {
    accepted(send(TEXT, "old"));
    accepted(send(TEXT, "\fnew"));
    replies();
    assertEquals("new", phone.shown.toString());
  }

  @Test
  void remarks_theSelectionOfADataIdMayActAsACommand() {
    accepted(app.tapi.phoneSetData(hPhone, BELL, null, 0));
    assertEquals(0, phone.bells);
    emulator.advance(Duration.ofMillis(20));
    assertEquals(1, phone.bells);
  }
}
