package dev.tapiemulator.cli.scenario;

import dev.tapiemulator.cli.words.Members;
import dev.tapiemulator.emulator.PhoneCatalogue;
import dev.tapiemulator.emulator.choice.Fault;
import dev.tapiemulator.emulator.choice.FaultKind;
import dev.tapiemulator.emulator.spec.PhoneFunction;
import dev.tapiemulator.emulator.spec.Ruling;
import dev.tapiemulator.emulator.spec.Suggestion;
import dev.tapiemulator.spi.PhoneDeviceProvider;
import dev.tapiemulator.tapi.ApiVersion;
import dev.tapiemulator.tapi.TextForm;
import dev.tapiemulator.tapi.struct.PointerWidth;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What a scenario says about its emulator before the first call. */
final class SetupCommands {

  private static final long LARGEST_NTH = 1_000_000;

  private final Supplier<PhoneCatalogue> catalogue;

  SetupCommands(Supplier<PhoneCatalogue> catalogue) {
    this.catalogue = catalogue;
  }

  List<Command> all() {
    return List.of(
        Command.setup("phone", "MODEL", "Puts a phone at the next device id.", this::phone),
        Command.setup("provider", "NAME [fails CODE]",
            "Begins a service provider: the phones that follow are its own; it may fail to start.", this::provider),
        Command.setup("set", "RULING VALUE", "Chooses another legal answer where the documentation leaves it open.",
            this::set),
        Command.setup("seed", "N", "Makes timing and order random, the same way every time.", this::seed),
        Command.setup("version", "V", "The API version that applications declare, 1.3 to 2.2.", this::version),
        Command.setup("pointers", "32|64", "The pointer width of processes.", this::pointers),
        Command.setup("codepage", "NAME", "The code page of the A forms.", this::codePage),
        Command.setup("strict", "on|off", "Whether messages that nobody expected fail the run.", this::strict),
        Command.setup("lenient", "on", "A device's violations are told, but do not end the run.", this::lenient),
        Command.of("fault", "KIND FUNCTION|any [NTH] [CODE|TIME]",
            "Plans a fault for the n-th call of a function: refuse, fail-reply, latency, lose-reply, reclaim, …",
            this::fault));
  }

  /** The name of a model that can be had. */
  String model(TokenReader line) throws ScenarioError {
    List<String> known = catalogue.get().providers().stream().map(PhoneDeviceProvider::name).toList();
    Token token = line.word("a phone's model");
    if (!known.contains(token.text())) {
      throw token.expected("one of " + String.join(", ", known));
    }
    return token.text();
  }

  private Action phone(TokenReader line) throws ScenarioError {
    String model = model(line);
    return stage -> stage.setup().phone(model);
  }

  private Action provider(TokenReader line) throws ScenarioError {
    String name = line.word("a name for the provider").text();
    int error = 0;
    if (line.takesWord("fails")) {
      Token token = line.word("a code");
      OptionalInt code = Members.result(token.text());
      if (code.isEmpty() || !PhoneFunction.PHONE_INITIALIZE.mayReturn(code.getAsInt())) {
        throw token.expected("a code that the phoneInitialize page lists");
      }
      error = code.getAsInt();
    }
    int startError = error;
    return stage -> stage.setup().provider(name, startError);
  }

  private Action set(TokenReader line) throws ScenarioError {
    Token name = line.word("a ruling");
    Optional<Ruling> ruling = Ruling.withSwitchName(name.text());
    if (ruling.isEmpty()) {
      throw name.expected("a ruling" + Suggestion.of(
          name.text(), Arrays.stream(Ruling.values()).map(Ruling::switchName).toList()));
    }
    Token first = line.peek();
    String value = line.restOfLine("a value");
    if (ruling.get().indexOf(value) < 0) {
      throw first.position()
          .error("expected one of " + String.join(", ", ruling.get().options()) + "; found \"" + value + "\"");
    }
    return stage -> stage.setup().config().ruling(ruling.get(), value);
  }

  private Action seed(TokenReader line) throws ScenarioError {
    long seed = line.number("a seed", 0xFFFFFFFFL);
    return stage -> stage.setup().config().seed(seed);
  }

  private Action version(TokenReader line) throws ScenarioError {
    Token token = line.word("a version such as 2.2");
    OptionalInt version = ApiVersion.parse(token.text());
    if (version.isEmpty() || !ApiVersion.isKnown(version.getAsInt())) {
      throw token.expected(
          "one of " + ApiVersion.known().stream().map(ApiVersion::text).collect(Collectors.joining(", ")));
    }
    return stage -> stage.setup().version(version.getAsInt());
  }

  private Action pointers(TokenReader line) throws ScenarioError {
    Token token = line.word("32 or 64");
    PointerWidth width = switch (token.text()) {
      case "32" -> PointerWidth.BITS_32;
      case "64" -> PointerWidth.BITS_64;
      default -> throw token.expected("32 or 64");
    };
    return stage -> stage.setup().pointers(width);
  }

  private Action codePage(TokenReader line) throws ScenarioError {
    Token token = line.word("a code page such as windows-1252");
    try {
      Charset charset = Charset.forName(token.text());
      TextForm.ansi(charset);
      return stage -> stage.setup().config().codePage(charset);
    } catch (IllegalArgumentException noCodePage) {
      throw token.expected("a code page such as windows-1252");
    }
  }

  private Action strict(TokenReader line) throws ScenarioError {
    boolean on = onOrOff(line);
    return stage -> stage.setup().strict(on);
  }

  private Action lenient(TokenReader line) throws ScenarioError {
    if (!line.takesWord("on")) {
      throw line.peek().expected("\"on\"");
    }
    return stage -> stage.setup().config().lenient();
  }

  private static boolean onOrOff(TokenReader line) throws ScenarioError {
    Token token = line.word("\"on\" or \"off\"");
    return switch (token.text()) {
      case "on" -> true;
      case "off" -> false;
      default -> throw token.expected("\"on\" or \"off\"");
    };
  }

  private Action fault(TokenReader line) throws ScenarioError {
    Position start = line.peek().position();
    FaultKind kind = faultKind(line);
    Token target = line.word("a function or \"any\"");
    PhoneFunction function = target.text().equals("any")
        ? null
        : PhoneFunction.named(target.text()).orElseThrow(() -> target.expected("a function or \"any\""));
    int nth = Members.number(line.peek().text()).isPresent() ? (int) line.number("which call, from 1", LARGEST_NTH) : 1;
    int code = 0;
    long millis = 0;
    if (kind.needsCode()) {
      Token token = line.word("a code");
      code = Members.result(token.text()).orElseThrow(() -> token.expected("a code"));
    } else if (kind == FaultKind.LATENCY) {
      millis = line.duration().toMillis();
    }
    try {
      Fault fault = new Fault(kind, function, Fault.ANY_DEVICE, nth, code, millis);
      return stage -> {
        if (stage.hasBegun()) {
          stage.emulator().addFault(fault);
        } else {
          stage.setup().faults().add(fault);
        }
      };
    } catch (IllegalArgumentException impossible) {
      throw start.error("expected a fault that can happen; " + impossible.getMessage());
    }
  }

  private static FaultKind faultKind(TokenReader line) throws ScenarioError {
    Token token = line.word("a kind of fault");
    List<String> known = Arrays.stream(FaultKind.values()).map(SetupCommands::typed).toList();
    int index = known.indexOf(token.text());
    if (index < 0) {
      throw token.expected("one of " + String.join(", ", known));
    }
    return FaultKind.values()[index];
  }

  private static String typed(FaultKind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
