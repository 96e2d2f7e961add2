package dev.tapiemulator.emulator;

/** The phones that can be had by name, looked for when they are first needed and never again. */
final class CatalogueOnce {

  /** What the emulator's own loader finds: the same for all configurations that name no other. */
  static final CatalogueOnce USUAL = new CatalogueOnce(CatalogueOnce.class.getClassLoader());

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
