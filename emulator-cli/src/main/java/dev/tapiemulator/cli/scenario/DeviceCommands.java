package dev.tapiemulator.cli.scenario;

import dev.tapiemulator.cli.play.Stage;
import dev.tapiemulator.cli.play.StageError;
import dev.tapiemulator.cli.words.Members;
import dev.tapiemulator.emulator.PhoneControl;
import dev.tapiemulator.emulator.spec.PhoneFunction;
import dev.tapiemulator.tapi.PhoneErr;
import dev.tapiemulator.tapi.Tapi;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** What somebody does in front of a phone, or to it. */
final class DeviceCommands {

  private static final long LARGEST_BUTTON_LAMP_ID = 0xFFFF;
  private static final long LOUDEST = 0xFFFF;
  private static final String ACTS =
      "press, down, up, lift, laydown, mute, volume, suspend, resume, unplug, plug, close, remove, fail or show";
  private static final String HOOKSWITCH = "one of handset, speaker, headset";

  private final SetupCommands setup;
  private final Set<Integer> touched = new TreeSet<>();

  DeviceCommands(SetupCommands setup) {
    this.setup = setup;
  }

  List<Command> all() {
    return List.of(
        Command.of("device",
            "N press 5 | down 5 | up 5 | lift handset | laydown handset | mute handset | volume handset 100 | "
            + "suspend | resume | unplug | plug | close | remove | fail next CODE [FUNCTION] | show",
            "Does something in front of a phone, or to it.", this::device),
        Command.of("show", "device N", "Shows what a phone shows.", this::show),
        Command.of("arrive", "MODEL", "A phone arrives while the emulator runs.", this::arrive),
        Command.of("reconfigure", "", "A provider was added or removed: a reinitialisation is pending.",
            line -> stage -> stage.emulator().reconfigure()));
  }

  /** The device ids of the phones that something is done to. */
  Set<Integer> touched() {
    return touched;
  }

  private Action device(TokenReader line) throws ScenarioError {
    int id = line.deviceId();
    Token act = line.word(ACTS);
    if (act.text().equals("show")) {
      return stage -> FaceText.show(stage.device(id), stage);
    }
    Consumer<PhoneControl> touch = touch(act, line);
    if (!act.text().equals("fail")) {
      touched.add(id);
    }
    return stage -> act(stage, id, touch);
  }

  private static void act(Stage stage, int id, Consumer<PhoneControl> touch) {
    PhoneControl phone = stage.device(id);
    try {
      touch.accept(phone);
    } catch (IllegalArgumentException notOnThisPhone) {
      throw new StageError("phone " + id + " (" + phone.name() + "): " + notOnThisPhone.getMessage());
    }
  }

  private static Consumer<PhoneControl> touch(Token act, TokenReader line) throws ScenarioError {
    return switch (act.text()) {
      case "press" -> button(line, PhoneControl::press);
      case "down" -> button(line, PhoneControl::buttonDown);
      case "up" -> button(line, PhoneControl::buttonUp);
      case "lift" -> hookSwitch(line, Tapi.PHONEHOOKSWITCHMODE_MICSPEAKER);
      case "laydown" -> hookSwitch(line, Tapi.PHONEHOOKSWITCHMODE_ONHOOK);
      case "mute" -> hookSwitch(line, Tapi.PHONEHOOKSWITCHMODE_SPEAKER);
      case "volume" -> volume(line);
      case "suspend" -> PhoneControl::suspend;
      case "resume" -> PhoneControl::resume;
      case "unplug" -> PhoneControl::unplug;
      case "plug" -> PhoneControl::plugIn;
      case "close" -> PhoneControl::forceClose;
      case "remove" -> PhoneControl::remove;
      case "fail" -> failNext(line);
      default -> throw act.expected(ACTS);
    };
  }

  /** What is done to a button. */
  @FunctionalInterface
  private interface Touch {
    void on(PhoneControl phone, int buttonLampId);
  }

  private static Consumer<PhoneControl> button(TokenReader line, Touch touch) throws ScenarioError {
    int id = buttonLampId(line);
    return phone -> touch.on(phone, id);
  }

  /** A number, or "*" and "#" for the keys 10 and 11; "#" needs quotation marks, since it starts a comment. */
  static int buttonLampId(TokenReader line) throws ScenarioError {
    if (line.peek().text().equals("*") || line.peek().text().equals("#")) {
      return line.take().text().equals("*") ? 10 : 11;
    }
    return (int) line.number("a button/lamp id", LARGEST_BUTTON_LAMP_ID);
  }

  private static Consumer<PhoneControl> hookSwitch(TokenReader line, int mode) throws ScenarioError {
    int dev = hookSwitchDev(line);
    return phone -> phone.hookSwitch(dev, mode);
  }

  static int hookSwitchDev(TokenReader line) throws ScenarioError {
    Token token = line.word(HOOKSWITCH);
    return Members.constant("dwHookSwitchDev", token.text()).orElseThrow(() -> token.expected(HOOKSWITCH));
  }

  private static Consumer<PhoneControl> volume(TokenReader line) throws ScenarioError {
    int dev = hookSwitchDev(line);
    int volume = (int) line.number("a volume", LOUDEST);
    return phone -> phone.turnVolume(dev, volume);
  }

  private static Consumer<PhoneControl> failNext(TokenReader line) throws ScenarioError {
    if (!line.takesWord("next")) {
      throw line.peek().expected("\"next\"");
    }
    Token code = line.word("a code");
    OptionalInt value = Members.result(code.text());
    Optional<PhoneErr> error = value.isPresent() ? PhoneErr.of(value.getAsInt()) : Optional.empty();
    if (error.isEmpty() || error.get() == PhoneErr.OK) {
      throw code.expected("a PHONEERR_ code");
    }
    if (line.atEnd()) {
      return phone -> phone.failNext(error.get());
    }
    Token name = line.word("a function");
    PhoneFunction function = PhoneFunction.named(name.text()).orElseThrow(() -> name.expected("a function"));
    if (!function.documented().contains(error.get())) {
      throw code.position()
          .error("expected a code that the " + function.headerName() + " page lists, found \"" + code.text() + "\"");
    }
    return phone -> phone.failNext(function, error.get());
  }

  private Action show(TokenReader line) throws ScenarioError {
    if (!line.takesWord("device")) {
      throw line.peek().expected("\"device\"");
    }
    int id = line.deviceId();
    return stage -> FaceText.show(stage.device(id), stage);
  }

  private Action arrive(TokenReader line) throws ScenarioError {
    String model = setup.model(line);
    return stage -> {
      int id = stage.setup().nextArrival().map(recorded -> stage.emulator().addPhone(recorded))
          .orElseGet(() -> stage.emulator().addPhone(model));
      stage.story().note("phone " + id + " is a " + model);
    };
  }
}
