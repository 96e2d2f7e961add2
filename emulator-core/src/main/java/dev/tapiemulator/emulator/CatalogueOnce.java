package dev.tapiemulator.emulator;

/** The phones that can be had by name, looked for when they are first needed and never again. */
final class CatalogueOnce {

  private final ClassLoader loader;
  private PhoneCatalogue found;

  CatalogueOnce(ClassLoader loader) {
    this.loader = loader;
  }

  synchronized PhoneCatalogue get() {
    if (found == null) {
      found = PhoneCatalogue.discover(loader);
    }
    return found;
  }
}
