package dev.tapiemulator.cli;

import dev.tapiemulator.cli.card.DeviceCard;
import dev.tapiemulator.emulator.PhoneCatalogue;
import dev.tapiemulator.spi.PhoneDeviceProvider;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code devices}: the phones that can be had, with all that they can do. */
@Command(
    name = "devices",
    description = "Lists the phones that can be had by name, with their features and data areas.",
    mixinStandardHelpOptions = true)
final class DevicesCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(arity = "0..*", paramLabel = "MODEL", description = "only these")
  private List<String> models = List.of();

  DevicesCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Collection<PhoneDeviceProvider> known = PhoneCatalogue.discover(DevicesCommand.class.getClassLoader()).providers();
    for (String model : models) {
      if (known.stream().noneMatch(provider -> provider.name().equals(model))) {
        terminal.err().println("tapi-emulator: no phone is called \"" + model + "\"; there are "
            + String.join(", ", known.stream().map(PhoneDeviceProvider::name).toList()));
        return TapiEmulator.BAD_INPUT;
      }
    }
    String gap = "";
    for (PhoneDeviceProvider provider : known) {
      if (models.isEmpty() || models.contains(provider.name())) {
        terminal.out().print(gap + DeviceCard.of(provider));
        gap = "\n";
      }
    }
    terminal.out().flush();
    return TapiEmulator.PASSED;
  }
}
