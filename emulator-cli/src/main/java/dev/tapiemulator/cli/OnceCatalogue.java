package dev.tapiemulator.cli;

import dev.tapiemulator.emulator.PhoneCatalogue;
import java.util.function.Supplier;

/** The phones that can be had, looked for when they are first needed. */
final class OnceCatalogue implements Supplier<PhoneCatalogue> {

  private PhoneCatalogue catalogue;

  @Override
  public PhoneCatalogue get() {
    if (catalogue == null) {
      catalogue = PhoneCatalogue.discover(OnceCatalogue.class.getClassLoader());
    }
    return catalogue;
  }
}
