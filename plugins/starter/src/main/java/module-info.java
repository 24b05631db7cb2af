/** What a new user needs: the face, the elementary functions, and functions by shift rules. */
module dev.fluxion.starter {
  requires transitive dev.fluxion.dsl;
  requires transitive dev.fluxion.elementary;
  requires transitive dev.fluxion.shift;
}
