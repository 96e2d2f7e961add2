package dev.tapiemulator.emulator.spec;

import dev.tapiemulator.tapi.ConstantGroup;
import dev.tapiemulator.tapi.PhoneErr;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Writes {@code spec-notes/functions.md} from the rows: what each function takes, checks in which order, and may
 * return.
 */
final class FunctionNotes {

  static final String FILE = "functions.md";

  /** The command that renews the file, as one line for a shell. */
  static final String COMMAND = "mvn -q -B -pl emulator-spi,emulator-core test"
      + " -Dtest=FunctionNotesTest -Dsurefire.failIfNoSpecifiedTests=false -Drenew=true";

  private static final int WIDTH = 120;

  /** One bit for each hookswitch device, for functions whose feature bit depends on the device they are asked for. */
  private static final int EACH_DEVICE = 0b111;

  private final List<String> lines = new ArrayList<>();

  private FunctionNotes() {}

  static List<String> write() {
    FunctionNotes notes = new FunctionNotes();
    notes.introduce();
    notes.overview();
    for (PhoneFunction function : PhoneFunction.values()) {
      notes.section(function);
    }
    return notes.lines;
  }

  private void introduce() {
    lines.add("# Functions");
    lines.add("");
    paragraph("The " + PhoneFunction.values().length + " functions as the emulator has them, written from the "
        + "constants of `PhoneFunction` and `Precondition`. A test compares this file with them; do not edit it, "
        + "renew it:");
    lines.add("");
    lines.add("```sh");
    lines.add(COMMAND);
    lines.add("```");
    lines.add("");
    paragraph("Each section lists what is checked, in order: the first check that fails gives its error, and the phone "
        + "is not asked ([O-01](rulings.md)). \"Otherwise\" are the documented errors that no check gives: they come "
        + "from the phone, from a planned fault or from a choice. Every function may also return a device-specific "
        + "code (C-46). Names of errors are written without PHONEERR_.");
    lines.add("");
  }

  private void overview() {
    lines.add("| function | completion | forms | checks | errors |");
    lines.add("| --- | --- | --- | --- | --- |");
    for (PhoneFunction function : PhoneFunction.values()) {
      String name = function.headerName();
      lines.add("| [" + name + "](#" + name.toLowerCase(Locale.ROOT) + ") | " + completion(function) + " | "
          + (function.hasTextForms() ? "A, W" : "") + " | " + function.preconditions().size() + " | "
          + function.documented().size() + " |");
    }
    int pairs = Arrays.stream(PhoneFunction.values()).mapToInt(function -> function.documented().size()).sum();
    lines.add("");
    lines.add("Together " + pairs + " documented pairs of a function and an error.");
  }

  private void section(PhoneFunction function) {
    lines.add("");
    lines.add("## " + function.headerName());
    lines.add("");
    paragraph("Completion: " + completion(function) + "."
        + (function.hasTextForms() ? " Forms: A and W; the name without suffix is A." : "")
        + (function.features() == 0 ? "" : " Feature bits: " + features(function) + "."));
    lines.add("");
    for (Parameter parameter : function.parameters()) {
      lines.add("- `" + parameter.name() + "`: " + meaning(parameter.type()));
    }
    lines.add("");
    lines.add("| check | what must hold | else |");
    lines.add("| --- | --- | --- |");
    int number = 1;
    for (Precondition precondition : function.preconditions()) {
      lines.add("| " + number++ + " | " + precondition.text() + " | " + precondition.refusal().name() + " |");
    }
    lines.add("");
    paragraph("Documented: " + names(function.documented()) + ".");
    lines.add("");
    List<PhoneErr> rest = function.documented().stream().filter(error -> !isChecked(function, error)).toList();
    paragraph("Otherwise: " + names(rest) + ".");
  }

  private static String completion(PhoneFunction function) {
    return switch (function.completion()) {
      case SYNC -> "synchronous";
      case ASYNC -> "asynchronous";
    };
  }

  private static String features(PhoneFunction function) {
    boolean perDevice = function.parameters().stream()
        .anyMatch(parameter -> parameter.name().startsWith("dwHookSwitchDev"));
    int bits = function.features() * (perDevice ? EACH_DEVICE : 1);
    return ConstantGroup.PHONEFEATURE.flags(bits).replace("|", ", ") + (perDevice ? ", by device" : "");
  }

  private static String meaning(Parameter.Type type) {
    return switch (type) {
      case DWORD -> "DWORD";
      case HANDLE -> "handle";
      case POINTER_SIZED -> "value of pointer size";
      case CALLBACK -> "callback";
      case STRING -> "string";
      case OUT -> "place for a result";
      case IN_OUT -> "place for a value in and a result";
      case BUFFER_IN -> "buffer that is read";
      case BUFFER_OUT -> "buffer that is written";
    };
  }

  private static boolean isChecked(PhoneFunction function, PhoneErr error) {
    return function.preconditions().stream().anyMatch(precondition -> precondition.refusal() == error);
  }

  private static String names(List<PhoneErr> errors) {
    return errors.isEmpty() ? "none" : errors.stream().map(PhoneErr::name).collect(Collectors.joining(", "));
  }

  /** Adds words, as many to a line as fit. */
  private void paragraph(String text) {
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ")) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > WIDTH) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
  }
}
