package dev.tapiemulator.cli.scenario;

import dev.tapiemulator.cli.play.Stage;
import dev.tapiemulator.emulator.PhoneControl;
import dev.tapiemulator.spi.ButtonLamp;
import dev.tapiemulator.tapi.ConstantGroup;
import dev.tapiemulator.tapi.Tapi;
import java.util.List;

/** What somebody in front of a phone sees and hears. */
final class FaceText {

  private static final int[] HOOKSWITCH_DEVS = {
    Tapi.PHONEHOOKSWITCHDEV_HANDSET, Tapi.PHONEHOOKSWITCHDEV_SPEAKER, Tapi.PHONEHOOKSWITCHDEV_HEADSET
  };

  private FaceText() {}

  static void show(PhoneControl phone, Stage stage) {
    stage.story().note(phone.name() + (phone.isPresent() ? phone.isOpen() ? ", open" : ", not open" : ", removed"));
    if (stage.setup().isRecorded(phone)) {
      stage.story().note("it does a recording again, and what it showed is not in one");
      return;
    }
    if (phone.description().displayRows() > 0) {
      String edge = "+" + "-".repeat(phone.description().displayColumns()) + "+";
      stage.story().note(edge);
      String[] rows = phone.displayText().split("\n", -1);
      for (int row = 0; row < phone.description().displayRows(); row++) {
        String text = row < rows.length ? rows[row] : "";
        stage.story().verbatim("|" + text + " ".repeat(Math.max(0, edge.length() - 2 - text.length())) + "|");
      }
      stage.story().note(edge);
    }
    if (phone.description().ringModes() > 0) {
      stage.story().note(phone.ringMode() == 0 ? "silent" : "rings with mode " + phone.ringMode());
    }
    lamps(phone, stage);
    for (int dev : HOOKSWITCH_DEVS) {
      if (phone.description().hookSwitch(dev).present()) {
        stage.story().note(ConstantGroup.PHONEHOOKSWITCHDEV.nameOf(dev) + " "
            + ConstantGroup.PHONEHOOKSWITCHMODE.nameOf(phone.hookSwitchMode(dev)));
      }
    }
  }

  private static void lamps(PhoneControl phone, Stage stage) {
    List<ButtonLamp> positions = phone.description().buttonLamps();
    for (int id = 0; id < positions.size(); id++) {
      boolean shines = positions.get(id).hasLamp() && phone.lampMode(id) != Tapi.PHONELAMPMODE_OFF;
      if (shines) {
        stage.story().note("lamp " + id + " " + positions.get(id).text() + ": "
            + ConstantGroup.PHONELAMPMODE.nameOf(phone.lampMode(id)));
      }
    }
  }
}
