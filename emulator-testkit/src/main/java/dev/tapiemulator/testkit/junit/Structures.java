package dev.tapiemulator.testkit.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tapiemulator.emulator.IntHolder;
import dev.tapiemulator.emulator.Tapi32;
import dev.tapiemulator.spi.PhoneDescription;
import dev.tapiemulator.tapi.ApiVersion;
import dev.tapiemulator.tapi.Tapi;
import dev.tapiemulator.tapi.struct.PhoneButtonInfo;
import dev.tapiemulator.tapi.struct.PhoneCaps;
import dev.tapiemulator.tapi.struct.PhoneStatus;
import dev.tapiemulator.tapi.struct.StructField;
import dev.tapiemulator.tapi.struct.StructLayout;
import dev.tapiemulator.tapi.struct.VarString;
import dev.tapiemulator.tapi.struct.VarStructView;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.function.ToIntFunction;

/** Reads every structure of a phone in every version it speaks, and looks whether it holds together. */
final class Structures {

  private static final int ROOM = 1 << 16;

  private Structures() {}

  static void read(ContractBench bench) {
    PhoneDescription phone = bench.phone;
    for (int version : ApiVersion.known()) {
      if (version >= phone.lowestApiVersion() && version <= phone.highestApiVersion()) {
        capabilities(bench, version);
        bench.reopen(version);
        ofOpenPhone(bench, version);
      }
    }
  }

  private static void ofOpenPhone(ContractBench bench, int version) {
    PhoneDescription phone = bench.phone;
    Tapi32 tapi = bench.tapi();
    int hPhone = bench.hPhone;
    whole(new PhoneStatus(), PhoneStatus.LAYOUT, version, block -> tapi.phoneGetStatus(hPhone, block), "PHONESTATUS");
    if (phone.displayRows() > 0) {
      whole(new VarString(), VarString.LAYOUT, version, block -> tapi.phoneGetDisplay(hPhone, block), "the display");
    }
    for (int i = 0; i < phone.buttonLamps().size(); i++) {
      int id = i;
      if (phone.buttonLamps().get(id).hasButton()) {
        whole(new PhoneButtonInfo(), PhoneButtonInfo.LAYOUT, version,
            block -> tapi.phoneGetButtonInfo(hPhone, id, block), "PHONEBUTTONINFO " + id);
      }
    }
  }

  private static void capabilities(ContractBench bench, int version) {
    int hPhoneApp = bench.app.hPhoneApp();
    IntHolder agreed = new IntHolder();
    bench.tapi().phoneNegotiateAPIVersion(hPhoneApp, 0, version, version, agreed, null);
    PhoneCaps caps = new PhoneCaps();
    whole(caps, PhoneCaps.LAYOUT, version,
        block -> bench.tapi().phoneGetDevCaps(hPhoneApp, 0, agreed.value, 0, block), "PHONECAPS");
    assertEquals(bench.phone.numSetData(), caps.dwNumSetData(), "dwNumSetData");
    assertEquals(bench.phone.buttonLamps().size(), caps.dwNumButtonLamps(), "dwNumButtonLamps");
  }

  private static <V extends VarStructView<V>> void whole(
      V view, StructLayout layout, int version, ToIntFunction<ByteBuffer> call, String what) {
    ByteBuffer block = ByteBuffer.allocate(ROOM).order(ByteOrder.LITTLE_ENDIAN);
    view.wrap(block).dwTotalSize(ROOM);
    int result = call.applyAsInt(block);
    if (result == Tapi.PHONEERR_OPERATIONUNAVAIL) {
      return; // A phone need not offer it.
    }
    assertEquals(0, result, what);
    assertTrue(view.isComplete(), () -> what + " of version " + ApiVersion.text(version) + ": needs "
        + view.dwNeededSize() + ", used " + view.dwUsedSize());
    for (StructField size : layout.fields()) {
      Optional<StructField> offset = layout.field(size.name().replaceFirst("Size$", "Offset"));
      if (size.name().endsWith("Size") && offset.isPresent() && size.since() <= version) {
        int end = block.getInt(offset.get().offset64()) + block.getInt(size.offset64());
        assertTrue(end >= 0 && end <= view.dwUsedSize(), () -> what + ": " + size.name() + " ends at " + end
            + ", but dwUsedSize is " + view.dwUsedSize());
      }
    }
  }
}
