package dev.tapiemulator.cli.card;

import dev.tapiemulator.spi.ButtonLamp;
import dev.tapiemulator.spi.DataArea;
import dev.tapiemulator.spi.HookSwitch;
import dev.tapiemulator.spi.PhoneDescription;
import dev.tapiemulator.spi.PhoneDeviceProvider;
import dev.tapiemulator.tapi.ApiVersion;
import dev.tapiemulator.tapi.ConstantGroup;
import dev.tapiemulator.tapi.Tapi;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** The card of a phone: what it has, what can be done with it, and what each data id means. */
public final class DeviceCard {

  private static final int COLUMN = 16;
  private static final int KEYS = 12;

  private DeviceCard() {}

  public static String of(PhoneDeviceProvider provider) {
    PhoneDescription phone = provider.create().describe();
    CardWriter card = new CardWriter(provider.name());
    card.paragraph(provider.summary()).heading("Parts");
    card.entry("display", COLUMN, phone.displayRows() == 0
        ? "none" : phone.displayRows() + " rows of " + phone.displayColumns() + " characters");
    for (int dev : new int[] {
        Tapi.PHONEHOOKSWITCHDEV_HANDSET, Tapi.PHONEHOOKSWITCHDEV_SPEAKER, Tapi.PHONEHOOKSWITCHDEV_HEADSET}) {
      hookSwitch(card, dev, phone.hookSwitch(dev));
    }
    card.entry("ring modes", COLUMN, phone.ringModes() == 0 ? "none" : "1 to " + phone.ringModes() + ", 0 is silence");
    card.entry("versions", COLUMN, ApiVersion.text(phone.lowestApiVersion()) + " to "
        + ApiVersion.text(phone.highestApiVersion()));
    if (phone.hasExtensions()) {
      card.entry("extension", COLUMN, String.join(" ", Arrays.stream(phone.extensionId())
          .mapToObj(part -> String.format("%08X", part)).toList())
          + ", versions " + phone.lowestExtVersion() + " to " + phone.highestExtVersion());
    }
    buttons(card, phone.buttonLamps());
    card.heading("Features");
    card.paragraph(phone.features() == 0
        ? "none" : ConstantGroup.PHONEFEATURE.flags(phone.features()).replace("PHONEFEATURE_", "").replace("|", ", "));
    areas(card, "Downloads (phoneSetData)", areas(phone, DataArea.Direction.DOWNLOAD));
    areas(card, "Uploads (phoneGetData)", areas(phone, DataArea.Direction.UPLOAD));
    return card.toString();
  }

  private static void hookSwitch(CardWriter card, int dev, HookSwitch device) {
    if (device.present()) {
      String name = ConstantGroup.PHONEHOOKSWITCHDEV.nameOf(dev).replace("PHONEHOOKSWITCHDEV_", "");
      String set = device.settableModes() == 0 ? "moved by hand only" : "settable: " + modes(device.settableModes());
      card.entry(name.toLowerCase(Locale.ROOT), COLUMN, set + (device.volume() ? "; volume" : "")
          + (device.gain() ? "; gain" : ""));
    }
  }

  private static String modes(int modes) {
    return ConstantGroup.PHONEHOOKSWITCHMODE.flags(modes).replace("PHONEHOOKSWITCHMODE_", "").replace("|", ", ");
  }

  /** A keypad is told in one line, and so are runs of positions that differ in their text alone. */
  private static void buttons(CardWriter card, List<ButtonLamp> positions) {
    if (positions.isEmpty()) {
      return;
    }
    card.heading("Buttons and lamps");
    int id = 0;
    if (positions.size() >= KEYS && positions.subList(0, KEYS).equals(ButtonLamp.keypad())) {
      card.entry("0..11", COLUMN, "keypad 0 to 9, * and #");
      id = KEYS;
    }
    while (id < positions.size()) {
      int end = id + 1;
      while (end < positions.size() && alike(positions.get(id), positions.get(end))) {
        end++;
      }
      boolean several = end - id > 1;
      String ids = several ? id + ".." + (end - 1) : String.valueOf(id);
      card.entry(ids, COLUMN, what(positions.get(id)) + ": " + positions.get(id).text()
          + (several ? " … " + positions.get(end - 1).text() : ""));
      id = end;
    }
  }

  private static boolean alike(ButtonLamp one, ButtonLamp other) {
    return one.buttonMode() == other.buttonMode() && one.lampModes() == other.lampModes();
  }

  private static String what(ButtonLamp position) {
    String mode = ConstantGroup.PHONEBUTTONMODE.nameOf(position.buttonMode()).replace("PHONEBUTTONMODE_", "")
        .toLowerCase(Locale.ROOT);
    if (!position.hasButton()) {
      return "lamp";
    }
    return mode + (position.hasLamp() ? " button with lamp" : " button");
  }

  private static List<DataArea> areas(PhoneDescription phone, DataArea.Direction direction) {
    boolean down = direction == DataArea.Direction.DOWNLOAD;
    return IntStream.range(0, down ? phone.numSetData() : phone.numGetData())
        .mapToObj(id -> down ? phone.download(id) : phone.upload(id))
        .filter(area -> area != null)
        .toList();
  }

  private static void areas(CardWriter card, String heading, List<DataArea> areas) {
    if (areas.isEmpty()) {
      return;
    }
    card.heading(heading);
    int first = 0;
    while (first < areas.size()) {
      int end = first + 1;
      while (end < areas.size() && alike(areas.get(first), areas.get(end))) {
        end++;
      }
      DataArea area = areas.get(first);
      boolean several = end - first > 1;
      String ids = several ? area.dataId() + ".." + areas.get(end - 1).dataId() : String.valueOf(area.dataId());
      String name = several ? area.name() + " … " + areas.get(end - 1).name() : area.name();
      String meaning = area.meaning().isEmpty() ? "" : ": " + area.meaning();
      card.entry("data " + ids, COLUMN, name + ", at most " + area.sizeBytes() + " bytes" + meaning);
      first = end;
    }
  }

  /** Areas that differ in their numbers alone. */
  private static boolean alike(DataArea one, DataArea other) {
    return one.sizeBytes() == other.sizeBytes()
        && one.name().replaceAll("[0-9]", "").equals(other.name().replaceAll("[0-9]", ""))
        && one.meaning().replaceAll("[0-9]", "").equals(other.meaning().replaceAll("[0-9]", ""));
  }
}
