CREATE TABLE about (topic TEXT PRIMARY KEY, text TEXT NOT NULL);
CREATE TABLE "editions" (
  "id" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "author" TEXT NOT NULL,
  "date" TEXT NOT NULL,
  "note" TEXT,
  PRIMARY KEY ("id")
);
CREATE TABLE "retired" (
  "id" TEXT NOT NULL,
  "why" TEXT NOT NULL,
  "retired" DATE NOT NULL,
  PRIMARY KEY ("id")
);
CREATE TABLE "retired_replaced_by" (
  "retired" TEXT NOT NULL,
  "number" INTEGER NOT NULL,
  "replaced_by" TEXT NOT NULL,
  PRIMARY KEY ("retired", "number"),
  FOREIGN KEY ("retired") REFERENCES "retired" ("id")
);
CREATE TABLE "actions" (
  "id" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "summary" TEXT NOT NULL,
  "guidance_today_text" TEXT,
  PRIMARY KEY ("id")
);
CREATE TABLE "action_aliases" (
  "action" TEXT NOT NULL,
  "number" INTEGER NOT NULL,
  "alias" TEXT NOT NULL,
  PRIMARY KEY ("action", "number"),
  FOREIGN KEY ("action") REFERENCES "actions" ("id")
);
CREATE TABLE "action_placements" (
  "action" TEXT NOT NULL,
  "number" INTEGER NOT NULL,
  "priority" TEXT NOT NULL,
  "challenge" TEXT NOT NULL,
  "function" TEXT NOT NULL,
  "basis" TEXT NOT NULL CHECK ("basis" IN ('paper', 'judged')),
  "position" INTEGER,
  "fit" TEXT CHECK ("fit" IN ('direct', 'partial')),
  "why" TEXT,
  PRIMARY KEY ("action", "number"),
  FOREIGN KEY ("action") REFERENCES "actions" ("id"),
  FOREIGN KEY ("priority") REFERENCES "priorities" ("id"),
  FOREIGN KEY ("challenge") REFERENCES "challenges" ("id"),
  FOREIGN KEY ("function") REFERENCES "functions" ("id")
);
CREATE TABLE "action_guidance_how" (
  "action" TEXT NOT NULL,
  "number" INTEGER NOT NULL,
  "step" TEXT NOT NULL,
  PRIMARY KEY ("action", "number"),
  FOREIGN KEY ("action") REFERENCES "actions" ("id")
);
CREATE TABLE "action_guidance_how_rests_on" (
  "action" TEXT NOT NULL,
  "guidance_how_number" INTEGER NOT NULL,
  "number" INTEGER NOT NULL,
  "rests_on" TEXT NOT NULL,
  PRIMARY KEY ("action", "guidance_how_number", "number"),
  FOREIGN KEY ("action", "guidance_how_number") REFERENCES "action_guidance_how" ("action", "number")
);
CREATE TABLE "action_guidance_how_seen_in" (
  "action" TEXT NOT NULL,
  "guidance_how_number" INTEGER NOT NULL,
  "number" INTEGER NOT NULL,
  "example" TEXT NOT NULL,
  "amount" TEXT,
  "duration" TEXT,
  "size" TEXT,
  "legal_base" TEXT,
  PRIMARY KEY ("action", "guidance_how_number", "number"),
  FOREIGN KEY ("action", "guidance_how_number") REFERENCES "action_guidance_how" ("action", "number"),
  FOREIGN KEY ("example") REFERENCES "examples" ("id")
);
CREATE TABLE "action_guidance_partners" (
  "action" TEXT NOT NULL,
  "number" INTEGER NOT NULL,
  "type" TEXT NOT NULL CHECK ("type" IN ('public', 'business', 'research-education', 'civil-society')),
  "role" TEXT NOT NULL,
  PRIMARY KEY ("action", "number"),
  FOREIGN KEY ("action") REFERENCES "actions" ("id")
);
CREATE TABLE "action_guidance_instruments" (
  "action" TEXT NOT NULL,
  "number" INTEGER NOT NULL,
  "instrument" TEXT NOT NULL,
  PRIMARY KEY ("action", "number"),
  FOREIGN KEY ("action") REFERENCES "actions" ("id"),
  FOREIGN KEY ("instrument") REFERENCES "instruments" ("id")
);
CREATE TABLE "action_guidance_indicators" (
  "action" TEXT NOT NULL,
  "number" INTEGER NOT NULL,
  "name" TEXT NOT NULL,
  "kind" TEXT NOT NULL CHECK ("kind" IN ('output', 'result')),
  "unit" TEXT NOT NULL,
  "verification" TEXT NOT NULL,
  PRIMARY KEY ("action", "number"),
  FOREIGN KEY ("action") REFERENCES "actions" ("id")
);
CREATE TABLE "action_guidance_indicators_rests_on" (
  "action" TEXT NOT NULL,
  "guidance_indicators_number" INTEGER NOT NULL,
  "number" INTEGER NOT NULL,
  "rests_on" TEXT NOT NULL,
  PRIMARY KEY ("action", "guidance_indicators_number", "number"),
  FOREIGN KEY ("action", "guidance_indicators_number") REFERENCES "action_guidance_indicators" ("action", "number")
);
CREATE TABLE "action_guidance_risks" (
  "action" TEXT NOT NULL,
  "number" INTEGER NOT NULL,
  "risk" TEXT NOT NULL,
  "response" TEXT NOT NULL,
  "judgement" BOOLEAN,
  PRIMARY KEY ("action", "number"),
  FOREIGN KEY ("action") REFERENCES "actions" ("id")
);
CREATE TABLE "action_guidance_risks_rests_on" (
  "action" TEXT NOT NULL,
  "guidance_risks_number" INTEGER NOT NULL,
  "number" INTEGER NOT NULL,
  "rests_on" TEXT NOT NULL,
  PRIMARY KEY ("action", "guidance_risks_number", "number"),
  FOREIGN KEY ("action", "guidance_risks_number") REFERENCES "action_guidance_risks" ("action", "number")
);
CREATE TABLE "action_guidance_today_rests_on" (
  "action" TEXT NOT NULL,
  "number" INTEGER NOT NULL,
  "guidance_today_rests_on" TEXT NOT NULL,
  PRIMARY KEY ("action", "number"),
  FOREIGN KEY ("action") REFERENCES "actions" ("id")
);
CREATE TABLE "action_guidance_today_developments" (
  "action" TEXT NOT NULL,
  "number" INTEGER NOT NULL,
  "development" TEXT NOT NULL,
  PRIMARY KEY ("action", "number"),
  FOREIGN KEY ("action") REFERENCES "actions" ("id"),
  FOREIGN KEY ("development") REFERENCES "developments" ("id")
);
CREATE TABLE "examples" (
  "id" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "summary" TEXT,
  "local_name" TEXT,
  "acronym" TEXT,
  "kind" TEXT CHECK ("kind" IN ('programme', 'strategy', 'platform', 'organisation', 'project', 'standard', 'law')),
  "level" TEXT CHECK ("level" IN ('local', 'regional', 'national', 'macro-regional', 'european', 'international')),
  "region" TEXT,
  "organisation_name" TEXT,
  "organisation_type" TEXT CHECK ("organisation_type" IN ('public-authority', 'agency', 'cluster-organisation', 'research', 'association', 'partnership', 'company', 'foundation')),
  "period_start" INTEGER,
  "period_end" INTEGER,
  "status" TEXT NOT NULL CHECK ("status" IN ('active', 'ended', 'unknown')),
  "seen" INTEGER,
  "url" TEXT,
  "evidence" TEXT NOT NULL CHECK ("evidence" IN ('official', 'secondary', 'self-reported', 'fragment', 'named-only')),
  "checked" DATE NOT NULL,
  "submitted_by" TEXT,
  "reviewed_by" TEXT,
  "transfer" TEXT,
  "reply_date" DATE,
  "reply_by" TEXT,
  "reply_text" TEXT,
  "note" TEXT,
  "series" TEXT NOT NULL,
  PRIMARY KEY ("id")
);
CREATE TABLE "example_aliases" (
  "example" TEXT NOT NULL,
  "number" INTEGER NOT NULL,
  "alias" TEXT NOT NULL,
  PRIMARY KEY ("example", "number"),
  FOREIGN KEY ("example") REFERENCES "examples" ("id")
);
CREATE TABLE "example_countries" (
  "example" TEXT NOT NULL,
  "number" INTEGER NOT NULL,
  "country" TEXT NOT NULL,
  PRIMARY KEY ("example", "number"),
  FOREIGN KEY ("example") REFERENCES "examples" ("id"),
  FOREIGN KEY ("country") REFERENCES "countries" ("code")
);
CREATE TABLE "example_territory" (
  "example" TEXT NOT NULL,
  "number" INTEGER NOT NULL,
  "territory" TEXT NOT NULL,
  PRIMARY KEY ("example", "number"),
  FOREIGN KEY ("example") REFERENCES "examples" ("id")
);
CREATE TABLE "example_kinds_of_place" (
  "example" TEXT NOT NULL,
  "number" INTEGER NOT NULL,
  "kind_of_place" TEXT NOT NULL CHECK ("kind_of_place" IN ('coal', 'industrial', 'rural', 'island', 'outermost', 'mountain', 'border', 'capital', 'less-developed')),
  PRIMARY KEY ("example", "number"),
  FOREIGN KEY ("example") REFERENCES "examples" ("id")
);
CREATE TABLE "example_unknowns" (
  "example" TEXT NOT NULL,
  "number" INTEGER NOT NULL,
  "unknown" TEXT NOT NULL CHECK ("unknown" IN ('start', 'end', 'status', 'organisation', 'money', 'funders', 'outcomes', 'evaluation', 'clusters')),
  PRIMARY KEY ("example", "number"),
  FOREIGN KEY ("example") REFERENCES "examples" ("id")
);
CREATE TABLE "example_instruments" (
  "example" TEXT NOT NULL,
  "number" INTEGER NOT NULL,
  "instrument" TEXT NOT NULL,
  PRIMARY KEY ("example", "number"),
  FOREIGN KEY ("example") REFERENCES "examples" ("id"),
  FOREIGN KEY ("instrument") REFERENCES "instruments" ("id")
);
CREATE TABLE "example_sectors" (
  "example" TEXT NOT NULL,
  "number" INTEGER NOT NULL,
  "sector" TEXT NOT NULL,
  PRIMARY KEY ("example", "number"),
  FOREIGN KEY ("example") REFERENCES "examples" ("id"),
  FOREIGN KEY ("sector") REFERENCES "sectors" ("id")
);
CREATE TABLE "placements" (
  "example" TEXT NOT NULL,
  "number" INTEGER NOT NULL,
  "priority" TEXT NOT NULL,
  "challenge" TEXT NOT NULL,
  "function" TEXT NOT NULL,
  "basis" TEXT NOT NULL CHECK ("basis" IN ('paper', 'table-5', 'judged')),
  "position" INTEGER,
  "action" TEXT,
  "fit" TEXT CHECK ("fit" IN ('direct', 'partial')),
  "carrier" TEXT CHECK ("carrier" IN ('other')),
  "why" TEXT,
  PRIMARY KEY ("example", "number"),
  FOREIGN KEY ("example") REFERENCES "examples" ("id"),
  FOREIGN KEY ("priority") REFERENCES "priorities" ("id"),
  FOREIGN KEY ("challenge") REFERENCES "challenges" ("id"),
  FOREIGN KEY ("function") REFERENCES "functions" ("id"),
  FOREIGN KEY ("action") REFERENCES "actions" ("id")
);
CREATE TABLE "figures" (
  "example" TEXT NOT NULL,
  "number" INTEGER NOT NULL,
  "what" TEXT NOT NULL,
  "qualifier" TEXT CHECK ("qualifier" IN ('about', 'over', 'under', 'up-to', 'almost')),
  "value" REAL NOT NULL,
  "unit" TEXT NOT NULL,
  "year" INTEGER,
  "measures" TEXT NOT NULL CHECK ("measures" IN ('budget', 'grant', 'leverage', 'reach', 'output', 'target')),
  "scope" TEXT CHECK ("scope" IN ('total', 'part', 'year', 'call', 'award')),
  "euro" REAL,
  PRIMARY KEY ("example", "number"),
  FOREIGN KEY ("example") REFERENCES "examples" ("id")
);
CREATE TABLE "outcomes" (
  "example" TEXT NOT NULL,
  "number" INTEGER NOT NULL,
  "what" TEXT NOT NULL,
  "qualifier" TEXT CHECK ("qualifier" IN ('about', 'over', 'under', 'up-to', 'almost')),
  "value" REAL NOT NULL,
  "unit" TEXT NOT NULL,
  "year" INTEGER,
  "kind" TEXT NOT NULL CHECK ("kind" IN ('result', 'activity')),
  "measured_by" TEXT NOT NULL CHECK ("measured_by" IN ('self', 'funder', 'independent')),
  "source" TEXT NOT NULL,
  PRIMARY KEY ("example", "number"),
  FOREIGN KEY ("example") REFERENCES "examples" ("id")
);
CREATE TABLE "funded_by" (
  "example" TEXT NOT NULL,
  "number" INTEGER NOT NULL,
  "fund" TEXT,
  "name" TEXT,
  "source" TEXT NOT NULL,
  PRIMARY KEY ("example", "number"),
  FOREIGN KEY ("example") REFERENCES "examples" ("id"),
  FOREIGN KEY ("fund") REFERENCES "funds" ("id")
);
CREATE TABLE "related" (
  "example" TEXT NOT NULL,
  "number" INTEGER NOT NULL,
  "other_example" TEXT NOT NULL,
  "relation" TEXT NOT NULL CHECK ("relation" IN ('succeeded-by', 'part-of', 'member-of', 'related-to')),
  PRIMARY KEY ("example", "number"),
  FOREIGN KEY ("example") REFERENCES "examples" ("id"),
  FOREIGN KEY ("other_example") REFERENCES "examples" ("id")
);
CREATE TABLE "example_not_the_same_as" (
  "example" TEXT NOT NULL,
  "number" INTEGER NOT NULL,
  "other_example" TEXT NOT NULL,
  PRIMARY KEY ("example", "number"),
  FOREIGN KEY ("example") REFERENCES "examples" ("id"),
  FOREIGN KEY ("other_example") REFERENCES "examples" ("id")
);
CREATE TABLE "sources" (
  "example" TEXT NOT NULL,
  "number" INTEGER NOT NULL,
  "url" TEXT NOT NULL,
  "title" TEXT,
  "read" DATE NOT NULL,
  PRIMARY KEY ("example", "number"),
  FOREIGN KEY ("example") REFERENCES "examples" ("id")
);
CREATE TABLE "studies" (
  "id" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "finding" TEXT NOT NULL,
  "year" INTEGER NOT NULL,
  "publisher" TEXT NOT NULL,
  "url" TEXT NOT NULL,
  "programme" TEXT NOT NULL,
  "method" TEXT NOT NULL CHECK ("method" IN ('randomised', 'counterfactual', 'before-after', 'mixed', 'qualitative', 'review')),
  "compared" TEXT NOT NULL CHECK ("compared" IN ('by-lot', 'matched', 'plain', 'none')),
  "systematic" BOOLEAN,
  "by" TEXT NOT NULL CHECK ("by" IN ('independent', 'commissioned', 'own')),
  "source_read" TEXT NOT NULL CHECK ("source_read" IN ('original', 'abstract', 'report-by-others')),
  "read" DATE NOT NULL,
  "sample" TEXT,
  "reviewed_by" TEXT,
  "caution" TEXT,
  "reply_date" DATE,
  "reply_by" TEXT,
  "reply_text" TEXT,
  "note" TEXT,
  PRIMARY KEY ("id")
);
CREATE TABLE "study_authors" (
  "study" TEXT NOT NULL,
  "number" INTEGER NOT NULL,
  "author" TEXT NOT NULL,
  PRIMARY KEY ("study", "number"),
  FOREIGN KEY ("study") REFERENCES "studies" ("id")
);
CREATE TABLE "study_countries" (
  "study" TEXT NOT NULL,
  "number" INTEGER NOT NULL,
  "country" TEXT NOT NULL,
  PRIMARY KEY ("study", "number"),
  FOREIGN KEY ("study") REFERENCES "studies" ("id"),
  FOREIGN KEY ("country") REFERENCES "countries" ("code")
);
CREATE TABLE "study_effects" (
  "study" TEXT NOT NULL,
  "number" INTEGER NOT NULL,
  "what" TEXT NOT NULL,
  "result" TEXT NOT NULL CHECK ("result" IN ('gain', 'no-difference', 'mixed', 'worse', 'unclear')),
  "measures" TEXT NOT NULL CHECK ("measures" IN ('result', 'activity', 'opinion', 'forecast')),
  "size" TEXT,
  "when" TEXT,
  PRIMARY KEY ("study", "number"),
  FOREIGN KEY ("study") REFERENCES "studies" ("id")
);
CREATE TABLE "study_bears_on" (
  "study" TEXT NOT NULL,
  "number" INTEGER NOT NULL,
  "action" TEXT NOT NULL,
  "effect" TEXT NOT NULL,
  "through" TEXT NOT NULL CHECK ("through" IN ('clusters', 'groups', 'elsewhere')),
  "why" TEXT NOT NULL,
  "judged_by" TEXT,
  PRIMARY KEY ("study", "number"),
  FOREIGN KEY ("study") REFERENCES "studies" ("id"),
  FOREIGN KEY ("action") REFERENCES "actions" ("id")
);
CREATE TABLE "study_contains" (
  "study" TEXT NOT NULL,
  "number" INTEGER NOT NULL,
  "other_study" TEXT NOT NULL,
  PRIMARY KEY ("study", "number"),
  FOREIGN KEY ("study") REFERENCES "studies" ("id"),
  FOREIGN KEY ("other_study") REFERENCES "studies" ("id")
);
CREATE TABLE "study_examples" (
  "study" TEXT NOT NULL,
  "number" INTEGER NOT NULL,
  "example" TEXT NOT NULL,
  PRIMARY KEY ("study", "number"),
  FOREIGN KEY ("study") REFERENCES "studies" ("id"),
  FOREIGN KEY ("example") REFERENCES "examples" ("id")
);
CREATE TABLE "recommendations" (
  "edition" TEXT NOT NULL,
  "id" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "summary" TEXT NOT NULL,
  "priority" TEXT NOT NULL,
  "note" TEXT,
  PRIMARY KEY ("edition", "id"),
  FOREIGN KEY ("edition") REFERENCES "editions" ("id"),
  FOREIGN KEY ("priority") REFERENCES "priorities" ("id")
);
CREATE TABLE "recommendation_aliases" (
  "edition" TEXT NOT NULL,
  "recommendation" TEXT NOT NULL,
  "number" INTEGER NOT NULL,
  "alias" TEXT NOT NULL,
  PRIMARY KEY ("edition", "recommendation", "number"),
  FOREIGN KEY ("edition", "recommendation") REFERENCES "recommendations" ("edition", "id")
);
CREATE TABLE "recommendation_links" (
  "edition" TEXT NOT NULL,
  "recommendation" TEXT NOT NULL,
  "number" INTEGER NOT NULL,
  "function" TEXT NOT NULL,
  "basis" TEXT NOT NULL CHECK ("basis" IN ('table-5', 'judged')),
  PRIMARY KEY ("edition", "recommendation", "number"),
  FOREIGN KEY ("edition", "recommendation") REFERENCES "recommendations" ("edition", "id"),
  FOREIGN KEY ("function") REFERENCES "functions" ("id")
);
CREATE TABLE "recommendation_links_actions" (
  "edition" TEXT NOT NULL,
  "recommendation" TEXT NOT NULL,
  "links_number" INTEGER NOT NULL,
  "number" INTEGER NOT NULL,
  "action" TEXT NOT NULL,
  PRIMARY KEY ("edition", "recommendation", "links_number", "number"),
  FOREIGN KEY ("edition", "recommendation", "links_number") REFERENCES "recommendation_links" ("edition", "recommendation", "number"),
  FOREIGN KEY ("action") REFERENCES "actions" ("id")
);
CREATE TABLE "recommendation_links_examples" (
  "edition" TEXT NOT NULL,
  "recommendation" TEXT NOT NULL,
  "links_number" INTEGER NOT NULL,
  "number" INTEGER NOT NULL,
  "example" TEXT NOT NULL,
  PRIMARY KEY ("edition", "recommendation", "links_number", "number"),
  FOREIGN KEY ("edition", "recommendation", "links_number") REFERENCES "recommendation_links" ("edition", "recommendation", "number"),
  FOREIGN KEY ("example") REFERENCES "examples" ("id")
);
CREATE TABLE "recommendation_sources" (
  "edition" TEXT NOT NULL,
  "recommendation" TEXT NOT NULL,
  "number" INTEGER NOT NULL,
  "url" TEXT NOT NULL,
  "title" TEXT,
  "read" DATE NOT NULL,
  PRIMARY KEY ("edition", "recommendation", "number"),
  FOREIGN KEY ("edition", "recommendation") REFERENCES "recommendations" ("edition", "id")
);
CREATE TABLE "priorities" (
  "id" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "summary" TEXT NOT NULL,
  PRIMARY KEY ("id")
);
CREATE TABLE "priority_aliases" (
  "priority" TEXT NOT NULL,
  "number" INTEGER NOT NULL,
  "alias" TEXT NOT NULL,
  PRIMARY KEY ("priority", "number"),
  FOREIGN KEY ("priority") REFERENCES "priorities" ("id")
);
CREATE TABLE "challenges" (
  "id" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "summary" TEXT NOT NULL,
  PRIMARY KEY ("id")
);
CREATE TABLE "challenge_aliases" (
  "challenge" TEXT NOT NULL,
  "number" INTEGER NOT NULL,
  "alias" TEXT NOT NULL,
  PRIMARY KEY ("challenge", "number"),
  FOREIGN KEY ("challenge") REFERENCES "challenges" ("id")
);
CREATE TABLE "functions" (
  "id" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "summary" TEXT NOT NULL,
  PRIMARY KEY ("id")
);
CREATE TABLE "function_aliases" (
  "function" TEXT NOT NULL,
  "number" INTEGER NOT NULL,
  "alias" TEXT NOT NULL,
  PRIMARY KEY ("function", "number"),
  FOREIGN KEY ("function") REFERENCES "functions" ("id")
);
CREATE TABLE "phases" (
  "id" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "purpose" TEXT NOT NULL,
  "hands_on" TEXT NOT NULL,
  "chooses" TEXT NOT NULL,
  PRIMARY KEY ("id")
);
CREATE TABLE "phase_brings_in" (
  "phase" TEXT NOT NULL,
  "number" INTEGER NOT NULL,
  "id" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "question" TEXT NOT NULL,
  PRIMARY KEY ("phase", "number"),
  FOREIGN KEY ("phase") REFERENCES "phases" ("id")
);
CREATE TABLE "phase_parts" (
  "phase" TEXT NOT NULL,
  "number" INTEGER NOT NULL,
  "id" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "summary" TEXT NOT NULL,
  PRIMARY KEY ("phase", "number"),
  FOREIGN KEY ("phase") REFERENCES "phases" ("id")
);
CREATE TABLE "models" (
  "id" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "summary" TEXT NOT NULL,
  "place" TEXT NOT NULL,
  PRIMARY KEY ("id")
);
CREATE TABLE "model_about" (
  "model" TEXT NOT NULL,
  "number" INTEGER NOT NULL,
  "about" TEXT NOT NULL,
  PRIMARY KEY ("model", "number"),
  FOREIGN KEY ("model") REFERENCES "models" ("id")
);
CREATE TABLE "model_elements" (
  "model" TEXT NOT NULL,
  "number" INTEGER NOT NULL,
  "id" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "summary" TEXT,
  PRIMARY KEY ("model", "number"),
  FOREIGN KEY ("model") REFERENCES "models" ("id")
);
CREATE TABLE "model_elements_functions" (
  "model" TEXT NOT NULL,
  "elements_number" INTEGER NOT NULL,
  "number" INTEGER NOT NULL,
  "function" TEXT NOT NULL,
  PRIMARY KEY ("model", "elements_number", "number"),
  FOREIGN KEY ("model", "elements_number") REFERENCES "model_elements" ("model", "number"),
  FOREIGN KEY ("function") REFERENCES "functions" ("id")
);
CREATE TABLE "instruments" (
  "id" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "summary" TEXT NOT NULL,
  PRIMARY KEY ("id")
);
CREATE TABLE "instrument_aliases" (
  "instrument" TEXT NOT NULL,
  "number" INTEGER NOT NULL,
  "alias" TEXT NOT NULL,
  PRIMARY KEY ("instrument", "number"),
  FOREIGN KEY ("instrument") REFERENCES "instruments" ("id")
);
CREATE TABLE "sectors" (
  "id" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "summary" TEXT NOT NULL,
  "ecosystem" BOOLEAN NOT NULL,
  PRIMARY KEY ("id")
);
CREATE TABLE "sector_aliases" (
  "sector" TEXT NOT NULL,
  "number" INTEGER NOT NULL,
  "alias" TEXT NOT NULL,
  PRIMARY KEY ("sector", "number"),
  FOREIGN KEY ("sector") REFERENCES "sectors" ("id")
);
CREATE TABLE "countries" (
  "code" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "footnote" TEXT,
  PRIMARY KEY ("code")
);
CREATE TABLE "country_aliases" (
  "country" TEXT NOT NULL,
  "number" INTEGER NOT NULL,
  "alias" TEXT NOT NULL,
  PRIMARY KEY ("country", "number"),
  FOREIGN KEY ("country") REFERENCES "countries" ("code")
);
CREATE TABLE "country_groups" (
  "country" TEXT NOT NULL,
  "number" INTEGER NOT NULL,
  "group" TEXT NOT NULL,
  PRIMARY KEY ("country", "number"),
  FOREIGN KEY ("country") REFERENCES "countries" ("code"),
  FOREIGN KEY ("group") REFERENCES "groups" ("id")
);
CREATE TABLE "groups" (
  "id" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "summary" TEXT NOT NULL,
  PRIMARY KEY ("id")
);
CREATE TABLE "group_aliases" (
  "group" TEXT NOT NULL,
  "number" INTEGER NOT NULL,
  "alias" TEXT NOT NULL,
  PRIMARY KEY ("group", "number"),
  FOREIGN KEY ("group") REFERENCES "groups" ("id")
);
CREATE TABLE "funds" (
  "id" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "what_it_pays" TEXT NOT NULL,
  "acronym" TEXT,
  "state" TEXT NOT NULL CHECK ("state" IN ('open', 'call-expected', 'closed', 'ended', 'proposed', 'unclear')),
  "last_call" TEXT,
  "next_call" TEXT,
  "spend_by" TEXT,
  "checked" DATE NOT NULL,
  "who_manages" TEXT,
  "who_may_apply" TEXT NOT NULL,
  "territories" TEXT,
  "how_to_reach" TEXT NOT NULL,
  "state_aid" TEXT,
  "state_aid_until" TEXT,
  "note" TEXT,
  PRIMARY KEY ("id")
);
CREATE TABLE "fund_aliases" (
  "fund" TEXT NOT NULL,
  "number" INTEGER NOT NULL,
  "alias" TEXT NOT NULL,
  PRIMARY KEY ("fund", "number"),
  FOREIGN KEY ("fund") REFERENCES "funds" ("id")
);
CREATE TABLE "fund_rates" (
  "fund" TEXT NOT NULL,
  "number" INTEGER NOT NULL,
  "rate" TEXT NOT NULL,
  "condition" TEXT,
  "call" TEXT NOT NULL,
  "year" INTEGER,
  "source" TEXT NOT NULL,
  PRIMARY KEY ("fund", "number"),
  FOREIGN KEY ("fund") REFERENCES "funds" ("id")
);
CREATE TABLE "fund_fits" (
  "fund" TEXT NOT NULL,
  "number" INTEGER NOT NULL,
  "why" TEXT NOT NULL,
  PRIMARY KEY ("fund", "number"),
  FOREIGN KEY ("fund") REFERENCES "funds" ("id")
);
CREATE TABLE "fund_fits_instruments" (
  "fund" TEXT NOT NULL,
  "fits_number" INTEGER NOT NULL,
  "number" INTEGER NOT NULL,
  "instrument" TEXT NOT NULL,
  PRIMARY KEY ("fund", "fits_number", "number"),
  FOREIGN KEY ("fund", "fits_number") REFERENCES "fund_fits" ("fund", "number"),
  FOREIGN KEY ("instrument") REFERENCES "instruments" ("id")
);
CREATE TABLE "fund_fits_challenges" (
  "fund" TEXT NOT NULL,
  "fits_number" INTEGER NOT NULL,
  "number" INTEGER NOT NULL,
  "challenge" TEXT NOT NULL,
  PRIMARY KEY ("fund", "fits_number", "number"),
  FOREIGN KEY ("fund", "fits_number") REFERENCES "fund_fits" ("fund", "number"),
  FOREIGN KEY ("challenge") REFERENCES "challenges" ("id")
);
CREATE TABLE "fund_fits_functions" (
  "fund" TEXT NOT NULL,
  "fits_number" INTEGER NOT NULL,
  "number" INTEGER NOT NULL,
  "function" TEXT NOT NULL,
  PRIMARY KEY ("fund", "fits_number", "number"),
  FOREIGN KEY ("fund", "fits_number") REFERENCES "fund_fits" ("fund", "number"),
  FOREIGN KEY ("function") REFERENCES "functions" ("id")
);
CREATE TABLE "fund_fits_actions" (
  "fund" TEXT NOT NULL,
  "fits_number" INTEGER NOT NULL,
  "number" INTEGER NOT NULL,
  "action" TEXT NOT NULL,
  PRIMARY KEY ("fund", "fits_number", "number"),
  FOREIGN KEY ("fund", "fits_number") REFERENCES "fund_fits" ("fund", "number"),
  FOREIGN KEY ("action") REFERENCES "actions" ("id")
);
CREATE TABLE "fund_sources" (
  "fund" TEXT NOT NULL,
  "number" INTEGER NOT NULL,
  "url" TEXT NOT NULL,
  "title" TEXT,
  "read" DATE NOT NULL,
  PRIMARY KEY ("fund", "number"),
  FOREIGN KEY ("fund") REFERENCES "funds" ("id")
);
CREATE TABLE "calls" (
  "id" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "what" TEXT NOT NULL,
  "country" TEXT NOT NULL,
  "year" INTEGER NOT NULL,
  "url" TEXT NOT NULL,
  "read" DATE NOT NULL,
  PRIMARY KEY ("id"),
  FOREIGN KEY ("country") REFERENCES "countries" ("code")
);
CREATE TABLE "developments" (
  "id" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "what" TEXT NOT NULL,
  "date" TEXT,
  "seen" TEXT,
  "state" TEXT NOT NULL CHECK ("state" IN ('law', 'adopted', 'proposed', 'ended')),
  "for_clusters" TEXT NOT NULL,
  "judged" BOOLEAN,
  "note" TEXT,
  PRIMARY KEY ("id")
);
CREATE TABLE "development_bears_on_priorities" (
  "development" TEXT NOT NULL,
  "number" INTEGER NOT NULL,
  "priority" TEXT NOT NULL,
  PRIMARY KEY ("development", "number"),
  FOREIGN KEY ("development") REFERENCES "developments" ("id"),
  FOREIGN KEY ("priority") REFERENCES "priorities" ("id")
);
CREATE TABLE "development_bears_on_challenges" (
  "development" TEXT NOT NULL,
  "number" INTEGER NOT NULL,
  "challenge" TEXT NOT NULL,
  PRIMARY KEY ("development", "number"),
  FOREIGN KEY ("development") REFERENCES "developments" ("id"),
  FOREIGN KEY ("challenge") REFERENCES "challenges" ("id")
);
CREATE TABLE "development_bears_on_actions" (
  "development" TEXT NOT NULL,
  "number" INTEGER NOT NULL,
  "action" TEXT NOT NULL,
  PRIMARY KEY ("development", "number"),
  FOREIGN KEY ("development") REFERENCES "developments" ("id"),
  FOREIGN KEY ("action") REFERENCES "actions" ("id")
);
CREATE TABLE "development_sources" (
  "development" TEXT NOT NULL,
  "number" INTEGER NOT NULL,
  "url" TEXT NOT NULL,
  "title" TEXT,
  "read" DATE NOT NULL,
  PRIMARY KEY ("development", "number"),
  FOREIGN KEY ("development") REFERENCES "developments" ("id")
);
CREATE TABLE "pages" (
  "id" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "summary" TEXT NOT NULL,
  PRIMARY KEY ("id")
);
CREATE TABLE "page_parts" (
  "page" TEXT NOT NULL,
  "number" INTEGER NOT NULL,
  "heading" TEXT NOT NULL,
  PRIMARY KEY ("page", "number"),
  FOREIGN KEY ("page") REFERENCES "pages" ("id")
);
CREATE TABLE "page_parts_points" (
  "page" TEXT NOT NULL,
  "parts_number" INTEGER NOT NULL,
  "number" INTEGER NOT NULL,
  "point" TEXT NOT NULL,
  PRIMARY KEY ("page", "parts_number", "number"),
  FOREIGN KEY ("page", "parts_number") REFERENCES "page_parts" ("page", "number")
);
CREATE TABLE "references" (
  "id" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "year" INTEGER NOT NULL,
  "publication" TEXT,
  "url" TEXT,
  "read" DATE,
  PRIMARY KEY ("id")
);
CREATE TABLE "reference_authors" (
  "reference" TEXT NOT NULL,
  "number" INTEGER NOT NULL,
  "author" TEXT NOT NULL,
  PRIMARY KEY ("reference", "number"),
  FOREIGN KEY ("reference") REFERENCES "references" ("id")
);
CREATE TABLE "example_recommendations" (
  "example" TEXT NOT NULL,
  "number" INTEGER NOT NULL,
  "edition" TEXT NOT NULL,
  "recommendation" TEXT NOT NULL,
  "function" TEXT NOT NULL,
  "through" TEXT,
  PRIMARY KEY ("example", "number"),
  FOREIGN KEY ("example") REFERENCES "examples" ("id"),
  FOREIGN KEY ("edition", "recommendation") REFERENCES "recommendations" ("edition", "id"),
  FOREIGN KEY ("function") REFERENCES "functions" ("id"),
  FOREIGN KEY ("through") REFERENCES "actions" ("id")
);
CREATE TABLE "example_years" (
  "example" TEXT NOT NULL,
  "number" INTEGER NOT NULL,
  "year" INTEGER NOT NULL,
  PRIMARY KEY ("example", "number"),
  FOREIGN KEY ("example") REFERENCES "examples" ("id")
);
CREATE TABLE "rates" (
  "currency" TEXT NOT NULL,
  "year" INTEGER NOT NULL,
  "per_euro" REAL NOT NULL,
  PRIMARY KEY ("currency", "year")
);
CREATE TABLE "missing" (
  "example" TEXT NOT NULL,
  "number" INTEGER NOT NULL,
  "table" TEXT NOT NULL,
  "column" TEXT NOT NULL,
  "code" TEXT NOT NULL CHECK ("code" IN ('not-found', 'not-applicable')),
  PRIMARY KEY ("example", "number"),
  FOREIGN KEY ("example") REFERENCES "examples" ("id")
);
CREATE TABLE "action_marks" (
  "action" TEXT NOT NULL,
  "examples" INTEGER NOT NULL,
  "countries" INTEGER NOT NULL,
  "running" INTEGER NOT NULL,
  "ended" INTEGER NOT NULL,
  "sums" INTEGER NOT NULL,
  "studied" TEXT NOT NULL CHECK ("studied" IN ('well', 'some', 'elsewhere', 'weak', 'none')),
  "tendency" TEXT CHECK ("tendency" IN ('gains', 'no-difference', 'mixed')),
  "programmes" INTEGER NOT NULL,
  "worse" INTEGER NOT NULL,
  "elsewhere" INTEGER NOT NULL,
  "weak" INTEGER NOT NULL,
  PRIMARY KEY ("action"),
  FOREIGN KEY ("action") REFERENCES "actions" ("id")
);
CREATE TABLE "codebook" (
  "table" TEXT NOT NULL,
  "column" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "meaning" TEXT NOT NULL,
  "type" TEXT NOT NULL CHECK ("type" IN ('string', 'integer', 'number', 'boolean', 'date', 'address')),
  "required" BOOLEAN NOT NULL,
  "key" BOOLEAN NOT NULL,
  "words" TEXT,
  "leads_to" TEXT,
  PRIMARY KEY ("table", "column")
);
CREATE INDEX "action_placements_priority_index" ON "action_placements" ("priority");
CREATE INDEX "action_placements_challenge_index" ON "action_placements" ("challenge");
CREATE INDEX "action_placements_function_index" ON "action_placements" ("function");
CREATE INDEX "action_guidance_how_seen_in_example_index" ON "action_guidance_how_seen_in" ("example");
CREATE INDEX "action_guidance_instruments_instrument_index" ON "action_guidance_instruments" ("instrument");
CREATE INDEX "action_guidance_today_developments_development_index" ON "action_guidance_today_developments" ("development");
CREATE INDEX "example_countries_country_index" ON "example_countries" ("country");
CREATE INDEX "example_instruments_instrument_index" ON "example_instruments" ("instrument");
CREATE INDEX "example_sectors_sector_index" ON "example_sectors" ("sector");
CREATE INDEX "placements_priority_index" ON "placements" ("priority");
CREATE INDEX "placements_challenge_index" ON "placements" ("challenge");
CREATE INDEX "placements_function_index" ON "placements" ("function");
CREATE INDEX "placements_action_index" ON "placements" ("action");
CREATE INDEX "funded_by_fund_index" ON "funded_by" ("fund");
CREATE INDEX "related_other_example_index" ON "related" ("other_example");
CREATE INDEX "example_not_the_same_as_other_example_index" ON "example_not_the_same_as" ("other_example");
CREATE INDEX "study_countries_country_index" ON "study_countries" ("country");
CREATE INDEX "study_bears_on_action_index" ON "study_bears_on" ("action");
CREATE INDEX "study_contains_other_study_index" ON "study_contains" ("other_study");
CREATE INDEX "study_examples_example_index" ON "study_examples" ("example");
CREATE INDEX "recommendations_priority_index" ON "recommendations" ("priority");
CREATE INDEX "recommendation_links_function_index" ON "recommendation_links" ("function");
CREATE INDEX "recommendation_links_actions_action_index" ON "recommendation_links_actions" ("action");
CREATE INDEX "recommendation_links_examples_example_index" ON "recommendation_links_examples" ("example");
CREATE INDEX "model_elements_functions_function_index" ON "model_elements_functions" ("function");
CREATE INDEX "country_groups_group_index" ON "country_groups" ("group");
CREATE INDEX "fund_fits_instruments_instrument_index" ON "fund_fits_instruments" ("instrument");
CREATE INDEX "fund_fits_challenges_challenge_index" ON "fund_fits_challenges" ("challenge");
CREATE INDEX "fund_fits_functions_function_index" ON "fund_fits_functions" ("function");
CREATE INDEX "fund_fits_actions_action_index" ON "fund_fits_actions" ("action");
CREATE INDEX "calls_country_index" ON "calls" ("country");
CREATE INDEX "development_bears_on_priorities_priority_index" ON "development_bears_on_priorities" ("priority");
CREATE INDEX "development_bears_on_challenges_challenge_index" ON "development_bears_on_challenges" ("challenge");
CREATE INDEX "development_bears_on_actions_action_index" ON "development_bears_on_actions" ("action");
CREATE INDEX "example_recommendations_edition_recommendation_index" ON "example_recommendations" ("edition", "recommendation");
CREATE INDEX "example_recommendations_function_index" ON "example_recommendations" ("function");
CREATE INDEX "example_recommendations_through_index" ON "example_recommendations" ("through");
CREATE VIEW by_placement ("id", "name", "status", "evidence", "start", "end", "countries", "number", "priority", "challenge", "function", "basis", "position", "action", "fit", "carrier", "why") AS
SELECT examples."id", examples."name", examples."status", examples."evidence", examples."period_start", examples."period_end", (SELECT group_concat(country, ' ') FROM (
  SELECT country FROM example_countries WHERE example = examples.id ORDER BY number)), listed."number", listed."priority", listed."challenge", listed."function", listed."basis", listed."position", listed."action", listed."fit", listed."carrier", listed."why"
FROM "placements" AS listed JOIN examples ON examples.id = listed.example;
CREATE VIEW by_country ("id", "name", "status", "evidence", "start", "end", "countries", "number", "country") AS
SELECT examples."id", examples."name", examples."status", examples."evidence", examples."period_start", examples."period_end", (SELECT group_concat(country, ' ') FROM (
  SELECT country FROM example_countries WHERE example = examples.id ORDER BY number)), listed."number", listed."country"
FROM "example_countries" AS listed JOIN examples ON examples.id = listed.example;
CREATE VIEW by_instrument ("id", "name", "status", "evidence", "start", "end", "countries", "number", "instrument") AS
SELECT examples."id", examples."name", examples."status", examples."evidence", examples."period_start", examples."period_end", (SELECT group_concat(country, ' ') FROM (
  SELECT country FROM example_countries WHERE example = examples.id ORDER BY number)), listed."number", listed."instrument"
FROM "example_instruments" AS listed JOIN examples ON examples.id = listed.example;
CREATE VIEW by_sector ("id", "name", "status", "evidence", "start", "end", "countries", "number", "sector") AS
SELECT examples."id", examples."name", examples."status", examples."evidence", examples."period_start", examples."period_end", (SELECT group_concat(country, ' ') FROM (
  SELECT country FROM example_countries WHERE example = examples.id ORDER BY number)), listed."number", listed."sector"
FROM "example_sectors" AS listed JOIN examples ON examples.id = listed.example;
CREATE VIEW by_figure ("id", "name", "status", "evidence", "start", "end", "countries", "number", "what", "qualifier", "value", "unit", "year", "measures", "scope", "euro") AS
SELECT examples."id", examples."name", examples."status", examples."evidence", examples."period_start", examples."period_end", (SELECT group_concat(country, ' ') FROM (
  SELECT country FROM example_countries WHERE example = examples.id ORDER BY number)), listed."number", listed."what", listed."qualifier", listed."value", listed."unit", listed."year", listed."measures", listed."scope", listed."euro"
FROM "figures" AS listed JOIN examples ON examples.id = listed.example;
CREATE VIEW by_outcome ("id", "name", "status", "evidence", "start", "end", "countries", "number", "what", "qualifier", "value", "unit", "year", "kind", "measured_by", "source") AS
SELECT examples."id", examples."name", examples."status", examples."evidence", examples."period_start", examples."period_end", (SELECT group_concat(country, ' ') FROM (
  SELECT country FROM example_countries WHERE example = examples.id ORDER BY number)), listed."number", listed."what", listed."qualifier", listed."value", listed."unit", listed."year", listed."kind", listed."measured_by", listed."source"
FROM "outcomes" AS listed JOIN examples ON examples.id = listed.example;
CREATE VIEW by_funder ("id", "name", "status", "evidence", "start", "end", "countries", "number", "fund", "funder", "source") AS
SELECT examples."id", examples."name", examples."status", examples."evidence", examples."period_start", examples."period_end", (SELECT group_concat(country, ' ') FROM (
  SELECT country FROM example_countries WHERE example = examples.id ORDER BY number)), listed."number", listed."fund", listed."name", listed."source"
FROM "funded_by" AS listed JOIN examples ON examples.id = listed.example;
CREATE VIEW by_source ("id", "name", "status", "evidence", "start", "end", "countries", "number", "url", "title", "read") AS
SELECT examples."id", examples."name", examples."status", examples."evidence", examples."period_start", examples."period_end", (SELECT group_concat(country, ' ') FROM (
  SELECT country FROM example_countries WHERE example = examples.id ORDER BY number)), listed."number", listed."url", listed."title", listed."read"
FROM "sources" AS listed JOIN examples ON examples.id = listed.example;
CREATE VIEW by_recommendation ("id", "name", "status", "evidence", "start", "end", "countries", "number", "edition", "recommendation", "function", "through") AS
SELECT examples."id", examples."name", examples."status", examples."evidence", examples."period_start", examples."period_end", (SELECT group_concat(country, ' ') FROM (
  SELECT country FROM example_countries WHERE example = examples.id ORDER BY number)), listed."number", listed."edition", listed."recommendation", listed."function", listed."through"
FROM "example_recommendations" AS listed JOIN examples ON examples.id = listed.example;
CREATE VIEW by_year ("id", "name", "status", "evidence", "start", "end", "countries", "number", "year") AS
SELECT examples."id", examples."name", examples."status", examples."evidence", examples."period_start", examples."period_end", (SELECT group_concat(country, ' ') FROM (
  SELECT country FROM example_countries WHERE example = examples.id ORDER BY number)), listed."number", listed."year"
FROM "example_years" AS listed JOIN examples ON examples.id = listed.example;
