package dev.tapiemulator.cli;

import dev.tapiemulator.cli.card.Cards;
import dev.tapiemulator.cli.card.SpecJson;
import dev.tapiemulator.emulator.spec.Suggestion;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code spec}: reference cards, or everything as JSON. */
@Command(
    name = "spec",
    description = "Prints the reference card of a function, message, error, constant, structure, ruling or rule.",
    mixinStandardHelpOptions = true)
final class SpecCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(arity = "0..1", paramLabel = "NAME", description = "such as phoneSetData, PHONESTATE_LAMP or C-55")
  private String name;

  @Option(names = "--json", description = "Prints functions, constants, messages, structures and rulings as JSON.")
  private boolean json;

  SpecCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    if (json && name != null) {
      terminal.err().println("tapi-emulator: --json prints everything; leave \"" + name + "\" out");
      return TapiEmulator.BAD_INPUT;
    }
    if (json) {
      SpecJson.write(terminal.out());
      terminal.out().flush();
      return TapiEmulator.PASSED;
    }
    if (name == null) {
      terminal.out().print(Cards.overview());
      terminal.out().flush();
      return TapiEmulator.PASSED;
    }
    Optional<String> card = Cards.find(name);
    if (card.isEmpty()) {
      terminal.err().println("tapi-emulator: there is no card \"" + name + "\"" + Suggestion.of(name, Cards.names())
          + "; \"spec\" alone lists what there is");
      return TapiEmulator.BAD_INPUT;
    }
    terminal.out().print(card.get());
    terminal.out().flush();
    return TapiEmulator.PASSED;
  }
}
