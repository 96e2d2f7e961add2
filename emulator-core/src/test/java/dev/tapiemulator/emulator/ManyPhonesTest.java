package dev.tapiemulator.emulator;

import static dev.tapiemulator.emulator.testing.TestApp.accepted;
import static dev.tapiemulator.emulator.testing.TestApp.bytes;
import static dev.tapiemulator.tapi.Tapi.PHONEERR_INVALPHONEHANDLE;
import static dev.tapiemulator.tapi.Tapi.PHONE_CLOSE;
import static dev.tapiemulator.tapi.Tapi.PHONE_REPLY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tapiemulator.emulator.testing.SteppedOnly;
import dev.tapiemulator.emulator.testing.TestApp;
import dev.tapiemulator.emulator.testing.TestEmulator;
import dev.tapiemulator.spi.DataArea;
import dev.tapiemulator.spi.DevicePort;
import dev.tapiemulator.spi.PhoneDescription;
import dev.tapiemulator.spi.PhoneDeviceModel;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** More phones than sixteen bits can number, all open, each with a request: nothing is taken for something else. */
class ManyPhonesTest {

  private static final int COUNT = 70_000;
  private static final int DATA_ID = 1;
  private static final String SAME_TABLE = "handles come from the same table live, where so many calls take long";

  /** Completes a download at once, or when it is closed. */
  private static final class CountingPhone implements PhoneDeviceModel {

    private static final PhoneDescription KIND = PhoneDescription.named("counting-phone")
        .area(DataArea.download(DATA_ID, "in", 1, payload -> 0))
        .build();

    private int downloads;
    private int owed;

    @Override
    public PhoneDescription describe() {
      return KIND;
    }

    @Override
    public int setData(int requestId, int dataId, ByteBuffer payload, DevicePort port) {
      downloads++;
      if (payload.get(payload.position()) == 0) {
        port.complete(requestId, 0);
      } else {
        owed = requestId;
      }
      return requestId;
    }

    @Override
    public int close(DevicePort port) {
      if (owed != 0) {
        port.complete(owed, 0);
        owed = 0;
      }
      return 0;
    }
  }

  private final CountingPhone[] phones = new CountingPhone[COUNT];
  private final int[] handles = new int[COUNT];
  private Emulator emulator;
  private TestApp app;

  @BeforeEach
  void openAll() {
    EmulatorConfig.Builder config = EmulatorConfig.builder().withoutJournal()
        .bounds(Bounds.DEFAULT.withOpenPhones(COUNT + 1).withRequests(COUNT + 1));
    for (int i = 0; i < COUNT; i++) {
      phones[i] = new CountingPhone();
      config.phone(phones[i]);
    }
    emulator = TestEmulator.create(config.build());
    app = new TestApp(emulator, "exchange");
    for (int i = 0; i < COUNT; i++) {
      handles[i] = app.owner(i);
    }
  }

  @AfterEach
  void end() {
    emulator.close();
  }

  private int send(int phone, int first) {
    return app.tapi.phoneSetData(handles[phone], DATA_ID, bytes(first), 1);
  }

  @Test
  void phoneOpen_givesEachAHandleOfItsOwnThatReachesItsOwnPhone() {
    int[] sorted = handles.clone();
    Arrays.sort(sorted);
    assertTrue(sorted[0] > 0xFFFF, () -> "" + sorted[0]);
    assertEquals(COUNT, Arrays.stream(sorted).distinct().count());
    for (int i = 0; i < COUNT; i++) {
      accepted(send(i, 1));
      assertEquals(1, phones[i].downloads, "phone " + i);
    }
  }

  @Test
  @SteppedOnly(SAME_TABLE)
  void phoneClose_ofEverySecond_leavesTheOthersWithTheirHandlesAndReplies() {
    List<Integer> expected = new ArrayList<>();
    for (int i = 0; i < COUNT; i++) {
      int request = accepted(send(i, 0));
      if (i % 2 == 1) {
        expected.add(request);
      }
    }
    for (int i = 0; i < COUNT; i += 2) {
      assertEquals(0, app.tapi.phoneClose(handles[i]));
    }
    List<TestApp.Message> messages = app.messages();
    assertEquals(COUNT / 2, messages.stream().filter(message -> message.id() == PHONE_CLOSE).count());
    assertEquals(expected, messages.stream().filter(message -> message.id() == PHONE_REPLY)
        .map(message -> (int) message.param1()).toList());
    for (int i = 0; i < COUNT; i++) {
      int result = send(i, 1);
      assertTrue(i % 2 == 0 ? result == PHONEERR_INVALPHONEHANDLE : result > 0, "phone " + i);
    }
  }

  @Test
  @SteppedOnly(SAME_TABLE)
  void phoneOpen_again_neverGivesAHandleThatWasGivenBefore() {
    for (int i = 0; i < COUNT; i++) {
      accepted(send(i, 1));
      assertEquals(0, app.tapi.phoneClose(handles[i]));
    }
    int[] before = handles.clone();
    Arrays.sort(before);
    app.messages();
    for (int i = 0; i < COUNT; i++) {
      int again = app.owner(i);
      assertTrue(Arrays.binarySearch(before, again) < 0, "phone " + i);
    }
  }
}
