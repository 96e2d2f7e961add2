/** The journal as a file, as columns, as a diagram, run again, compared. */
module dev.tapiemulator.journal {
  requires transitive dev.tapiemulator.core;
  requires com.fasterxml.jackson.core;

  exports dev.tapiemulator.journal;
}
