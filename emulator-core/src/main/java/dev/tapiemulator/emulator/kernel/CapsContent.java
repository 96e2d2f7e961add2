package dev.tapiemulator.emulator.kernel;

import static dev.tapiemulator.tapi.Tapi.*;
import static dev.tapiemulator.tapi.struct.PhoneCaps.*;

import dev.tapiemulator.spi.ButtonLamp;
import dev.tapiemulator.spi.DataArea;
import dev.tapiemulator.spi.HookSwitch;
import dev.tapiemulator.spi.PhoneDescription;
import dev.tapiemulator.tapi.TextForm;
import dev.tapiemulator.tapi.struct.VarDataWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.function.ToIntFunction;

/** What PHONECAPS says of a phone, by its description. */
final class CapsContent {

  /** TAPI reports these for every phone, whatever the phone itself can report. */
  private static final int STATES_OF_TAPI = PHONESTATE_OWNER | PHONESTATE_MONITORS | PHONESTATE_REINIT;

  private static final int STATES_SINCE_1_4 = PHONESTATE_CAPSCHANGE | PHONESTATE_REMOVED;

  private CapsContent() {}

  static void write(VarDataWriter writer, DeviceSlot device, int apiVersion, TextForm form) {
    PhoneDescription phone = device.description;
    writeNumbers(writer, device, apiVersion);
    writeHookSwitches(writer, phone);
    writer.textPart(PROVIDER_INFO, form, phone.providerInfo())
        .textPart(PHONE_INFO, form, phone.phoneInfo())
        .textPart(PHONE_NAME, form, phone.phoneName());
    writeArrays(writer, phone);
    if (phone.devSpecific().length > 0) {
      writer.part(DEV_SPECIFIC, phone.devSpecific());
    }
    List<String> classes = new ArrayList<>(phone.deviceClasses());
    classes.add(0, DeviceClasses.PHONE); // phoneGetID answers it for every phone (C-33).
    writer.part(DEVICE_CLASSES, form.encodeList(classes));
    writer.put(PERMANENT_PHONE_GUID, guid(phone.permanentGuid()));
  }

  private static void writeNumbers(VarDataWriter writer, DeviceSlot device, int apiVersion) {
    PhoneDescription phone = device.description;
    int states = phone.phoneStates() | STATES_OF_TAPI;
    writer.put(PERMANENT_PHONE_ID, (int) phone.permanentGuid().getMostSignificantBits())
        .put(STRING_FORMAT, phone.stringFormat())
        .put(PHONE_STATES, apiVersion < TAPI_VERSION_1_4 ? states & ~STATES_SINCE_1_4 : states)
        .put(DISPLAY_NUM_ROWS, phone.displayRows())
        .put(DISPLAY_NUM_COLUMNS, phone.displayColumns())
        .put(NUM_RING_MODES, phone.ringModes())
        .put(NUM_BUTTON_LAMPS, phone.buttonLamps().size())
        .put(NUM_SET_DATA, phone.numSetData())
        .put(NUM_GET_DATA, phone.numGetData())
        .put(PHONE_FEATURES, phone.features());
  }

  private static void writeHookSwitches(VarDataWriter writer, PhoneDescription phone) {
    HookSwitch handset = phone.hookSwitch(PHONEHOOKSWITCHDEV_HANDSET);
    HookSwitch speaker = phone.hookSwitch(PHONEHOOKSWITCHDEV_SPEAKER);
    HookSwitch headset = phone.hookSwitch(PHONEHOOKSWITCHDEV_HEADSET);
    writer.put(HOOK_SWITCH_DEVS, phone.hookSwitchDevs())
        .put(HANDSET_HOOK_SWITCH_MODES, handset.modes())
        .put(SPEAKER_HOOK_SWITCH_MODES, speaker.modes())
        .put(HEADSET_HOOK_SWITCH_MODES, headset.modes())
        .put(VOLUME_FLAGS, flags(handset.volume(), speaker.volume(), headset.volume()))
        .put(GAIN_FLAGS, flags(handset.gain(), speaker.gain(), headset.gain()))
        .put(SETTABLE_HANDSET_HOOK_SWITCH_MODES, handset.settableModes())
        .put(SETTABLE_SPEAKER_HOOK_SWITCH_MODES, speaker.settableModes())
        .put(SETTABLE_HEADSET_HOOK_SWITCH_MODES, headset.settableModes())
        .put(MONITORED_HANDSET_HOOK_SWITCH_MODES, handset.monitoredModes())
        .put(MONITORED_SPEAKER_HOOK_SWITCH_MODES, speaker.monitoredModes())
        .put(MONITORED_HEADSET_HOOK_SWITCH_MODES, headset.monitoredModes());
  }

  private static int flags(boolean handset, boolean speaker, boolean headset) {
    return (handset ? PHONEHOOKSWITCHDEV_HANDSET : 0)
        | (speaker ? PHONEHOOKSWITCHDEV_SPEAKER : 0)
        | (headset ? PHONEHOOKSWITCHDEV_HEADSET : 0);
  }

  private static void writeArrays(VarDataWriter writer, PhoneDescription phone) {
    List<ButtonLamp> positions = phone.buttonLamps();
    if (!positions.isEmpty()) {
      writer.intsPart(BUTTON_MODES, ints(positions, ButtonLamp::buttonMode))
          .intsPart(BUTTON_FUNCTIONS, ints(positions, ButtonLamp::buttonFunction))
          .intsPart(LAMP_MODES, ints(positions, ButtonLamp::lampModes));
    }
    if (phone.numSetData() > 0) {
      writer.intsPart(SET_DATA, sizes(phone.numSetData(), phone::download));
    }
    if (phone.numGetData() > 0) {
      writer.intsPart(GET_DATA, sizes(phone.numGetData(), phone::upload));
    }
  }

  private static int[] ints(List<ButtonLamp> positions, ToIntFunction<ButtonLamp> part) {
    return positions.stream().mapToInt(part).toArray();
  }

  /** The size of every data id; an id in between that is not declared has none. */
  private static int[] sizes(int count, IntFunction<DataArea> area) {
    int[] sizes = new int[count];
    for (int id = 0; id < count; id++) {
      DataArea declared = area.apply(id);
      sizes[id] = declared == null ? 0 : declared.sizeBytes();
    }
    return sizes;
  }

  /** The 16 bytes of a GUID as Windows lays it out: three little-endian numbers, then eight bytes in order. */
  private static byte[] guid(UUID id) {
    ByteBuffer bytes = ByteBuffer.allocate(2 * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    long high = id.getMostSignificantBits();
    bytes.putInt((int) (high >>> 32)).putShort((short) (high >>> 16)).putShort((short) high);
    bytes.order(ByteOrder.BIG_ENDIAN).putLong(id.getLeastSignificantBits());
    return bytes.array();
  }
}
