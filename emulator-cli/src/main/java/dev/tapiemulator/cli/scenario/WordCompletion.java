package dev.tapiemulator.cli.scenario;

import dev.tapiemulator.cli.scenario.CallSyntax.Slot;
import dev.tapiemulator.cli.scenario.Names.Kind;
import dev.tapiemulator.cli.words.Members;
import dev.tapiemulator.cli.words.MessageKind;
import dev.tapiemulator.emulator.spec.PhoneFunction;
import dev.tapiemulator.emulator.spec.Ruling;
import dev.tapiemulator.tapi.ApiVersion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Says which words can come next in a line: functions, commands, handles, constants, phones. */
public final class WordCompletion {

  private static final List<String> ACTS = List.of("press", "down", "up", "lift", "laydown", "mute", "volume",
      "suspend", "resume", "unplug", "plug", "close", "remove", "fail", "show");
  private static final List<String> HOOKSWITCHES = List.of("handset", "speaker", "headset");

  private final ScenarioParser parser;
  private final List<String> models;

  public WordCompletion(ScenarioParser parser, List<String> models) {
    this.parser = parser;
    this.models = models;
  }

  /** The words that can follow those before the cursor. */
  public List<String> after(List<String> words) {
    List<String> rest = words;
    if (rest.size() >= 2 && rest.get(1).equals("=")) {
      rest = rest.subList(2, rest.size());
    }
    if (!rest.isEmpty() && rest.get(0).endsWith(":")) {
      rest = rest.subList(1, rest.size());
    }
    if (rest.isEmpty()) {
      return firstWords();
    }
    Optional<PhoneFunction> function = PhoneFunction.named(rest.get(0));
    return function.isPresent() ? arguments(function.get(), rest.size() - 1) : inCommand(rest);
  }

  private List<String> firstWords() {
    List<String> words = functions();
    parser.commands().forEach(command -> words.add(command.name()));
    parser.openThread().ifPresent(thread -> words.add("}"));
    return words;
  }

  private List<String> inCommand(List<String> words) {
    boolean second = words.size() == 1;
    return switch (words.get(0)) {
      case "phone", "arrive" -> models;
      case "set" -> second
          ? Arrays.stream(Ruling.values()).map(Ruling::switchName).toList()
          : Ruling.withSwitchName(words.get(1)).map(Ruling::options).orElse(List.of());
      case "version" -> ApiVersion.known().stream().map(ApiVersion::text).toList();
      case "device" -> second ? List.of() : words.size() == 2 ? ACTS : HOOKSWITCHES;
      case "show" -> List.of("device");
      case "pump", "take", "wait" -> second ? names(Kind.APPLICATION) : List.of("INFINITE");
      case "join" -> List.copyOf(parser.threadNames());
      case "at" -> second ? List.of() : after(words.subList(2, words.size()));
      case "expect" -> expect(words.subList(1, words.size()));
      default -> List.of();
    };
  }

  private List<String> expect(List<String> words) {
    List<String> rest = !words.isEmpty() && words.get(0).equals("no") ? words.subList(1, words.size()) : words;
    if (rest.isEmpty()) {
      List<String> what = functions();
      Arrays.stream(MessageKind.values()).map(MessageKind::name).forEach(what::add);
      what.addAll(List.of("no", "device", "event", "take", "params", "time", "violation"));
      return what;
    }
    if (MessageKind.named(rest.get(0)).isPresent()) {
      return rest.size() == 1 ? List.copyOf(parser.names().all().keySet()) : constants("dwPhoneStates");
    }
    return PhoneFunction.named(rest.get(0)).isPresent() ? after(rest) : names(Kind.APPLICATION);
  }

  private List<String> arguments(PhoneFunction function, int position) {
    List<Slot> slots = CallSyntax.positional(function);
    if (position >= slots.size()) {
      return List.of();
    }
    Slot slot = slots.get(position);
    return switch (slot.shape()) {
      case APPLICATION -> names(Kind.APPLICATION);
      case PHONE -> names(Kind.PHONE);
      case NUMBER -> slot.name().equals("dwTimeout") ? List.of("INFINITE") : constants(slot.name());
      case VERSION -> ApiVersion.known().stream().map(ApiVersion::text).toList();
      case MECHANISM -> List.of("event", "window", "port");
      case PAYLOAD, TEXT, PLACE -> List.of();
    };
  }

  /** A member's constants in full, and in the short form that is accepted there. */
  private static List<String> constants(String member) {
    List<String> words = new ArrayList<>();
    Members.groupOf(member).ifPresent(group -> {
      for (String name : group.constants().keySet()) {
        words.add(name);
        words.add(name.substring(group.prefix().length()).toLowerCase(Locale.ROOT));
      }
    });
    return words;
  }

  private List<String> names(Kind kind) {
    return parser.names().all().entrySet().stream()
        .filter(name -> name.getValue() == kind)
        .map(Map.Entry::getKey)
        .toList();
  }

  private static List<String> functions() {
    List<String> names = new ArrayList<>();
    for (PhoneFunction function : PhoneFunction.values()) {
      names.add(function.headerName());
      if (function.hasTextForms()) {
        names.add(function.headerName() + "W");
      }
    }
    return names;
  }
}
