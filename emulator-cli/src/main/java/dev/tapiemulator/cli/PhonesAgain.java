package dev.tapiemulator.cli;

import dev.tapiemulator.emulator.PhoneCatalogue;
import dev.tapiemulator.journal.PhoneOfRun;
import dev.tapiemulator.spi.PhoneDeviceModel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.function.Supplier;

/**
 * The phones of a journal that is run again: recordings take the places they had when it was written, the first ones
 * those of the phones that were there, the others those of the phones that arrived.
 */
final class PhonesAgain {

  private final String file;
  private final List<PhoneOfRun> phones;
  private final Deque<RecordedPhones.Source> atFirst;
  private final Deque<RecordedPhones.Source> arriving;
  private final Supplier<PhoneCatalogue> catalogue;

  PhonesAgain(String file, List<PhoneOfRun> phones, RecordedPhones recorded, Supplier<PhoneCatalogue> catalogue) {
    this.file = file;
    this.phones = phones;
    this.atFirst = new ArrayDeque<>(recorded.sourcesAtFirst());
    this.arriving = new ArrayDeque<>(recorded.sourcesArriving());
    this.catalogue = catalogue;
  }

  /** Makes each phone, in the order in which they came. */
  List<Supplier<PhoneDeviceModel>> models() throws BadInput {
    if (phones.stream().noneMatch(PhoneOfRun::hasOrigin)) {
      throw new BadInput(file, "no phone of this run was a recording; leave --phone-from out");
    }
    List<Supplier<PhoneDeviceModel>> models = new ArrayList<>();
    for (PhoneOfRun phone : phones) {
      models.add(model(phone));
    }
    if (!atFirst.isEmpty()) {
      throw new BadInput(file, "expected no more recordings than phones that the run began with, found one of "
          + atFirst.peek().make(false).describe().name() + " besides");
    }
    return models;
  }

  /** A phone that no application met does not show what it was, and need not be the same. */
  private Supplier<PhoneDeviceModel> model(PhoneOfRun phone) throws BadInput {
    Queue<RecordedPhones.Source> sources = phone.arrived() ? arriving : atFirst;
    RecordedPhones.Source source = !phone.isDescribed() || phone.hasOrigin() ? sources.poll() : null;
    if (source == null && phone.hasOrigin()) {
      throw new BadInput(file, "expected a recording for " + phone + " by --phone-from, found no more");
    }
    if (source == null) {
      return () -> catalogue.get().create(phone.name());
    }
    PhoneDeviceModel model = source.make(false);
    if (phone.isDescribed() && !model.describe().origin().equals(phone.origin())) {
      model = source.make(true);
    }
    if (!model.describe().name().equals(phone.name())) {
      throw new BadInput(file, "expected a recording for " + phone + " by --phone-from, found one of "
          + model.describe().name());
    }
    PhoneDeviceModel made = model;
    return () -> made;
  }
}
