/** Decisions and profiles as JSON Schema, made from the model by `aruntime generate`. */

/** @type {Readonly<Record<string, import("./decoding.js").Shape>>} */
export const SHAPES = {
 "Assumption": {
  "type": "object",
  "description": "Something held true; its trigger says what would reopen the decision.",
  "properties": {
   "id": {
    "type": "string",
    "minLength": 1,
    "maxLength": 80,
    "pattern": "^(?:[a-z0-9]+(?:-[a-z0-9]+)*)$",
    "description": "a kebab-case id such as 'model-server'"
   },
   "text": {
    "type": "string",
    "minLength": 1,
    "maxLength": 4000,
    "pattern": "\\S",
    "not": {
     "$ref": "#/$defs/never-in-prose"
    }
   },
   "trigger": {
    "type": "string",
    "minLength": 1,
    "maxLength": 80,
    "pattern": "^(?:[a-z0-9]+(?:-[a-z0-9]+)*)$",
    "description": "a kebab-case id such as 'model-server'"
   }
  },
  "required": [
   "id",
   "text"
  ],
  "additionalProperties": false
 },
 "AttestCheck": {
  "type": "object",
  "description": "Asks the team for its own evidence.",
  "properties": {
   "id": {
    "type": "string",
    "minLength": 1,
    "maxLength": 80,
    "pattern": "^(?:[a-z0-9]+(?:-[a-z0-9]+)*)$",
    "description": "a kebab-case id such as 'model-server'"
   },
   "attest": {
    "type": "string",
    "minLength": 1,
    "maxLength": 4000,
    "pattern": "\\S",
    "not": {
     "$ref": "#/$defs/never-in-prose"
    }
   },
   "level": {
    "type": "string",
    "enum": [
     "E0",
     "E1",
     "E2",
     "E3",
     "E4"
    ]
   }
  },
  "required": [
   "id",
   "attest"
  ],
  "additionalProperties": false
 },
 "Candidate": {
  "type": "object",
  "description": "One runtime, or a stack of runtimes, with exact versions.",
  "properties": {
   "id": {
    "type": "string",
    "minLength": 1,
    "maxLength": 80,
    "pattern": "^(?:[a-z0-9]+(?:-[a-z0-9]+)*)$",
    "description": "a kebab-case id such as 'model-server'"
   },
   "name": {
    "type": "string",
    "minLength": 1,
    "maxLength": 300,
    "pattern": "^\\S(?:.*\\S)?$",
    "not": {
     "$ref": "#/$defs/never-in-oneline"
    }
   },
   "components": {
    "type": "object",
    "additionalProperties": {
     "type": "string",
     "minLength": 1,
     "maxLength": 80,
     "pattern": "^\\S(?:.*\\S)?$",
     "not": {
      "$ref": "#/$defs/never-in-oneline"
     }
    },
    "propertyNames": {
     "type": "string",
     "minLength": 1,
     "maxLength": 80,
     "pattern": "^(?:[a-z0-9]+(?:-[a-z0-9]+)*)$",
     "description": "a kebab-case id such as 'model-server'"
    },
    "maxProperties": 20
   },
   "evidence": {
    "type": "array",
    "items": {
     "$ref": "#/$defs/EvidenceRecord"
    },
    "maxItems": 200
   },
   "proofs": {
    "type": "array",
    "items": {
     "$ref": "#/$defs/Proof"
    },
    "maxItems": 100
   },
   "waivers": {
    "type": "array",
    "items": {
     "$ref": "#/$defs/Waiver"
    },
    "maxItems": 100
   },
   "not-applicable": {
    "type": "array",
    "items": {
     "$ref": "#/$defs/NotApplicable"
    },
    "maxItems": 200
   },
   "scores": {
    "type": "object",
    "additionalProperties": {
     "anyOf": [
      {
       "type": "number",
       "minimum": 0,
       "maximum": 4
      },
      {
       "type": "array",
       "prefixItems": [
        {
         "type": "number",
         "minimum": 0,
         "maximum": 4
        },
        {
         "type": "number",
         "minimum": 0,
         "maximum": 4
        }
       ],
       "minItems": 2,
       "maxItems": 2
      }
     ]
    },
    "propertyNames": {
     "type": "string",
     "minLength": 1,
     "maxLength": 80,
     "pattern": "^(?:[a-z0-9]+(?:-[a-z0-9]+)*)$",
     "description": "a kebab-case id such as 'model-server'"
    },
    "maxProperties": 20
   },
   "score-evidence": {
    "type": "object",
    "additionalProperties": {
     "$ref": "#/$defs/ScoreEvidence"
    },
    "propertyNames": {
     "type": "string",
     "minLength": 1,
     "maxLength": 80,
     "pattern": "^(?:[a-z0-9]+(?:-[a-z0-9]+)*)$",
     "description": "a kebab-case id such as 'model-server'"
    },
    "maxProperties": 20
   }
  },
  "required": [
   "id",
   "components"
  ],
  "additionalProperties": false
 },
 "Choice": {
  "type": "object",
  "description": "What people decided, which is theirs and not the evaluator's.",
  "properties": {
   "candidate": {
    "type": "string",
    "minLength": 1,
    "maxLength": 80,
    "pattern": "^(?:[a-z0-9]+(?:-[a-z0-9]+)*)$",
    "description": "a kebab-case id such as 'model-server'"
   },
   "why": {
    "type": "string",
    "minLength": 1,
    "maxLength": 4000,
    "pattern": "\\S",
    "not": {
     "$ref": "#/$defs/never-in-prose"
    }
   },
   "by": {
    "type": "array",
    "items": {
     "type": "string",
     "minLength": 1,
     "maxLength": 300,
     "pattern": "^\\S(?:.*\\S)?$",
     "not": {
      "$ref": "#/$defs/never-in-oneline"
     }
    },
    "maxItems": 1000
   },
   "consulted": {
    "type": "array",
    "items": {
     "type": "string",
     "minLength": 1,
     "maxLength": 300,
     "pattern": "^\\S(?:.*\\S)?$",
     "not": {
      "$ref": "#/$defs/never-in-oneline"
     }
    },
    "maxItems": 1000
   },
   "informed": {
    "type": "array",
    "items": {
     "type": "string",
     "minLength": 1,
     "maxLength": 300,
     "pattern": "^\\S(?:.*\\S)?$",
     "not": {
      "$ref": "#/$defs/never-in-oneline"
     }
    },
    "maxItems": 1000
   },
   "status": {
    "type": "string",
    "enum": [
     "proposed",
     "accepted",
     "rejected",
     "deprecated",
     "superseded"
    ]
   },
   "supersedes": {
    "type": "string",
    "minLength": 1,
    "maxLength": 80,
    "pattern": "^(?:[a-z0-9]+(?:-[a-z0-9]+)*)$",
    "description": "a kebab-case id such as 'model-server'"
   },
   "rejected": {
    "type": "object",
    "additionalProperties": {
     "type": "string",
     "minLength": 1,
     "maxLength": 4000,
     "pattern": "\\S",
     "not": {
      "$ref": "#/$defs/never-in-prose"
     }
    },
    "propertyNames": {
     "type": "string",
     "minLength": 1,
     "maxLength": 80,
     "pattern": "^(?:[a-z0-9]+(?:-[a-z0-9]+)*)$",
     "description": "a kebab-case id such as 'model-server'"
    },
    "maxProperties": 1000
   }
  },
  "required": [
   "why"
  ],
  "additionalProperties": false
 },
 "Citation": {
  "type": "object",
  "description": "Where the evidence can be looked up.",
  "properties": {
   "url": {
    "type": "string",
    "minLength": 1,
    "maxLength": 1000,
    "pattern": "^(?:https?://(?:(?:(?!xn--)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\\.)*(?!xn--)[a-z](?:[a-z0-9-]*[a-z0-9])?|(?:(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])\\.){3}(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9]))(?::(?:6553[0-5]|655[0-2][0-9]|65[0-4][0-9]{2}|6[0-4][0-9]{3}|[1-5][0-9]{4}|[1-9][0-9]{0,3}))?(?:[/?#][!#-&(-;=?-\\[\\]^_a-~]*)?|pkg:[a-z][a-z0-9.+-]*/[!#-&(-;=?-\\[\\]^_a-~]+)$",
    "description": "an absolute https:// address or a package URL (pkg:type/name@version#path)"
   },
   "title": {
    "type": "string",
    "minLength": 1,
    "maxLength": 300,
    "pattern": "^\\S(?:.*\\S)?$",
    "not": {
     "$ref": "#/$defs/never-in-oneline"
    }
   },
   "accessed": {
    "type": "string",
    "format": "date"
   }
  },
  "required": [],
  "additionalProperties": false
 },
 "ClaimCheck": {
  "type": "object",
  "description": "Asks the catalog.",
  "properties": {
   "id": {
    "type": "string",
    "minLength": 1,
    "maxLength": 80,
    "pattern": "^(?:[a-z0-9]+(?:-[a-z0-9]+)*)$",
    "description": "a kebab-case id such as 'model-server'"
   },
   "claim": {
    "type": "string",
    "minLength": 1,
    "maxLength": 160,
    "pattern": "^(?:[a-z0-9-]+\\.[a-z0-9-]+)$",
    "description": "a group and a claim joined by a point, such as 'formats.onnx'"
   },
   "is": {
    "type": "string",
    "enum": [
     "supported",
     "partial",
     "unsupported",
     "unknown",
     "not-applicable"
    ]
   },
   "component": {
    "type": "string",
    "minLength": 1,
    "maxLength": 80,
    "pattern": "^(?:[a-z0-9]+(?:-[a-z0-9]+)*)$",
    "description": "a kebab-case id such as 'model-server'"
   },
   "level": {
    "type": "string",
    "enum": [
     "E0",
     "E1",
     "E2",
     "E3",
     "E4"
    ]
   }
  },
  "required": [
   "id",
   "claim"
  ],
  "additionalProperties": false
 },
 "Decision": {
  "type": "object",
  "description": "Everything a reader has said about one choice.",
  "properties": {
   "schema": {
    "type": "string",
    "const": "aruntime/decision/1"
   },
   "id": {
    "type": "string",
    "minLength": 1,
    "maxLength": 80,
    "pattern": "^(?:[a-z0-9]+(?:-[a-z0-9]+)*)$",
    "description": "a kebab-case id such as 'model-server'"
   },
   "title": {
    "type": "string",
    "minLength": 1,
    "maxLength": 300,
    "pattern": "^\\S(?:.*\\S)?$",
    "not": {
     "$ref": "#/$defs/never-in-oneline"
    }
   },
   "problem": {
    "type": "string",
    "minLength": 1,
    "maxLength": 4000,
    "pattern": "\\S",
    "not": {
     "$ref": "#/$defs/never-in-prose"
    }
   },
   "use-case": {
    "type": "string",
    "minLength": 1,
    "maxLength": 80,
    "pattern": "^(?:[a-z0-9]+(?:-[a-z0-9]+)*)$",
    "description": "a kebab-case id such as 'model-server'"
   },
   "needs": {
    "$ref": "#/$defs/Needs"
   },
   "target": {
    "type": "object",
    "additionalProperties": {
     "type": "string",
     "minLength": 1,
     "maxLength": 300,
     "pattern": "^\\S(?:.*\\S)?$",
     "not": {
      "$ref": "#/$defs/never-in-oneline"
     }
    },
    "propertyNames": {
     "type": "string",
     "minLength": 1,
     "maxLength": 80,
     "pattern": "^(?:[a-z0-9]+(?:-[a-z0-9]+)*)$",
     "description": "a kebab-case id such as 'model-server'"
    },
    "maxProperties": 1000
   },
   "requirements": {
    "type": "object",
    "additionalProperties": {
     "type": "array",
     "items": {
      "anyOf": [
       {
        "$ref": "#/$defs/ClaimCheck"
       },
       {
        "$ref": "#/$defs/AttestCheck"
       },
       {
        "$ref": "#/$defs/SloCheck"
       },
       {
        "$ref": "#/$defs/LicenseCheck"
       }
      ]
     },
     "maxItems": 30
    },
    "propertyNames": {
     "type": "string",
     "minLength": 1,
     "maxLength": 80,
     "pattern": "^(?:[a-z0-9]+(?:-[a-z0-9]+)*)$",
     "description": "a kebab-case id such as 'model-server'"
    },
    "maxProperties": 30
   },
   "candidates": {
    "type": "array",
    "items": {
     "$ref": "#/$defs/Candidate"
    },
    "maxItems": 40
   },
   "importance": {
    "type": "object",
    "additionalProperties": {
     "type": "string",
     "minLength": 1,
     "maxLength": 80,
     "pattern": "^(?:[a-z0-9]+(?:-[a-z0-9]+)*)$",
     "description": "a kebab-case id such as 'model-server'"
    },
    "propertyNames": {
     "type": "string",
     "minLength": 1,
     "maxLength": 80,
     "pattern": "^(?:[a-z0-9]+(?:-[a-z0-9]+)*)$",
     "description": "a kebab-case id such as 'model-server'"
    },
    "maxProperties": 1000
   },
   "order": {
    "type": "array",
    "items": {
     "type": "string",
     "minLength": 1,
     "maxLength": 80,
     "pattern": "^(?:[a-z0-9]+(?:-[a-z0-9]+)*)$",
     "description": "a kebab-case id such as 'model-server'"
    },
    "maxItems": 1000
   },
   "points": {
    "type": "object",
    "additionalProperties": {
     "type": "number",
     "minimum": 0,
     "maximum": 100
    },
    "propertyNames": {
     "type": "string",
     "minLength": 1,
     "maxLength": 80,
     "pattern": "^(?:[a-z0-9]+(?:-[a-z0-9]+)*)$",
     "description": "a kebab-case id such as 'model-server'"
    },
    "maxProperties": 1000
   },
   "ranges": {
    "type": "object",
    "additionalProperties": {
     "type": "array",
     "prefixItems": [
      {
       "type": "number",
       "minimum": 0,
       "maximum": 100
      },
      {
       "type": "number",
       "minimum": 0,
       "maximum": 100
      }
     ],
     "minItems": 2,
     "maxItems": 2
    },
    "propertyNames": {
     "type": "string",
     "minLength": 1,
     "maxLength": 80,
     "pattern": "^(?:[a-z0-9]+(?:-[a-z0-9]+)*)$",
     "description": "a kebab-case id such as 'model-server'"
    },
    "maxProperties": 1000
   },
   "assumptions": {
    "type": "array",
    "items": {
     "$ref": "#/$defs/Assumption"
    },
    "maxItems": 1000
   },
   "migration": {
    "type": "string",
    "minLength": 1,
    "maxLength": 4000,
    "pattern": "\\S",
    "not": {
     "$ref": "#/$defs/never-in-prose"
    }
   },
   "rollback": {
    "type": "string",
    "minLength": 1,
    "maxLength": 4000,
    "pattern": "\\S",
    "not": {
     "$ref": "#/$defs/never-in-prose"
    }
   },
   "review": {
    "$ref": "#/$defs/ReviewPlan"
   },
   "choice": {
    "$ref": "#/$defs/Choice"
   }
  },
  "required": [
   "schema",
   "id",
   "title",
   "problem",
   "needs",
   "candidates"
  ],
  "additionalProperties": false
 },
 "EvidenceRecord": {
  "type": "object",
  "description": "One thing the team knows about a check.",
  "properties": {
   "check": {
    "type": "string",
    "minLength": 1,
    "maxLength": 160,
    "pattern": "^(?:[a-z0-9-]+\\.[a-z0-9-]+)$",
    "description": "a gate and a check joined by a point, such as 'security.identity'"
   },
   "result": {
    "type": "string",
    "enum": [
     "positive",
     "negative",
     "inconclusive"
    ]
   },
   "level": {
    "type": "string",
    "enum": [
     "E0",
     "E1",
     "E2",
     "E3",
     "E4"
    ]
   },
   "method": {
    "type": "string",
    "enum": [
     "test",
     "examine",
     "interview",
     "claim"
    ]
   },
   "collected": {
    "type": "string",
    "format": "date"
   },
   "expires": {
    "type": "string",
    "format": "date"
   },
   "subject": {
    "type": "object",
    "additionalProperties": {
     "type": "string",
     "minLength": 1,
     "maxLength": 300,
     "pattern": "^\\S(?:.*\\S)?$",
     "not": {
      "$ref": "#/$defs/never-in-oneline"
     }
    },
    "propertyNames": {
     "type": "string",
     "minLength": 1,
     "maxLength": 80,
     "pattern": "^(?:[a-z0-9]+(?:-[a-z0-9]+)*)$",
     "description": "a kebab-case id such as 'model-server'"
    },
    "maxProperties": 1000
   },
   "good": {
    "type": "integer",
    "minimum": 0,
    "maximum": 1000000000
   },
   "total": {
    "type": "integer",
    "minimum": 0,
    "maximum": 1000000000
   },
   "slo": {
    "type": "object",
    "additionalProperties": {
     "type": "number",
     "minimum": 0,
     "maximum": 86400000
    },
    "propertyNames": {
     "type": "string",
     "minLength": 1,
     "maxLength": 80,
     "pattern": "^(?:[a-z0-9]+(?:-[a-z0-9]+)*)$",
     "description": "a kebab-case id such as 'model-server'"
    },
    "maxProperties": 1000
   },
   "load": {
    "type": "object",
    "additionalProperties": {
     "type": "number",
     "minimum": 0,
     "maximum": 1000000
    },
    "propertyNames": {
     "type": "string",
     "minLength": 1,
     "maxLength": 80,
     "pattern": "^(?:[a-z0-9]+(?:-[a-z0-9]+)*)$",
     "description": "a kebab-case id such as 'model-server'"
    },
    "maxProperties": 1000
   },
   "source": {
    "$ref": "#/$defs/Citation"
   },
   "by": {
    "type": "string",
    "minLength": 1,
    "maxLength": 300,
    "pattern": "^\\S(?:.*\\S)?$",
    "not": {
     "$ref": "#/$defs/never-in-oneline"
    }
   },
   "note": {
    "type": "string",
    "minLength": 1,
    "maxLength": 4000,
    "pattern": "\\S",
    "not": {
     "$ref": "#/$defs/never-in-prose"
    }
   },
   "synthetic": {
    "type": "boolean"
   }
  },
  "required": [
   "check",
   "result",
   "level",
   "collected"
  ],
  "additionalProperties": false
 },
 "LicenseCheck": {
  "type": "object",
  "description": "Asks whether every component's licence is on the list.",
  "properties": {
   "id": {
    "type": "string",
    "minLength": 1,
    "maxLength": 80,
    "pattern": "^(?:[a-z0-9]+(?:-[a-z0-9]+)*)$",
    "description": "a kebab-case id such as 'model-server'"
   },
   "license": {
    "type": "array",
    "items": {
     "type": "string",
     "minLength": 1,
     "maxLength": 300,
     "pattern": "^\\S(?:.*\\S)?$",
     "not": {
      "$ref": "#/$defs/never-in-oneline"
     }
    },
    "maxItems": 1000
   },
   "level": {
    "type": "string",
    "enum": [
     "E0",
     "E1",
     "E2",
     "E3",
     "E4"
    ]
   }
  },
  "required": [
   "id",
   "license"
  ],
  "additionalProperties": false
 },
 "Needs": {
  "type": "object",
  "description": "The layers and responsibilities that the answer must own.",
  "properties": {
   "layers": {
    "type": "array",
    "items": {
     "type": "string",
     "minLength": 1,
     "maxLength": 80,
     "pattern": "^(?:[a-z0-9]+(?:-[a-z0-9]+)*)$",
     "description": "a kebab-case id such as 'model-server'"
    },
    "maxItems": 1000
   },
   "responsibilities": {
    "type": "array",
    "items": {
     "type": "string",
     "minLength": 1,
     "maxLength": 80,
     "pattern": "^(?:[a-z0-9]+(?:-[a-z0-9]+)*)$",
     "description": "a kebab-case id such as 'model-server'"
    },
    "maxItems": 1000
   }
  },
  "required": [
   "layers"
  ],
  "additionalProperties": false
 },
 "NotApplicable": {
  "type": "object",
  "description": "A check that does not concern a candidate; without a day, a reason and a name it counts for nothing.",
  "properties": {
   "check": {
    "type": "string",
    "minLength": 1,
    "maxLength": 160,
    "pattern": "^(?:[a-z0-9-]+\\.[a-z0-9-]+)$",
    "description": "a gate and a check joined by a point, such as 'security.identity'"
   },
   "reason": {
    "type": "string",
    "minLength": 1,
    "maxLength": 4000,
    "pattern": "\\S",
    "not": {
     "$ref": "#/$defs/never-in-prose"
    }
   },
   "by": {
    "type": "string",
    "minLength": 1,
    "maxLength": 300,
    "pattern": "^\\S(?:.*\\S)?$",
    "not": {
     "$ref": "#/$defs/never-in-oneline"
    }
   },
   "decided": {
    "type": "string",
    "format": "date"
   },
   "expires": {
    "type": "string",
    "format": "date"
   }
  },
  "required": [
   "check",
   "reason",
   "by"
  ],
  "additionalProperties": false
 },
 "Profile": {
  "type": "object",
  "description": "Gates with their checks and evidence levels; what a decision has, without its candidates.",
  "properties": {
   "schema": {
    "type": "string",
    "const": "aruntime/profile/1"
   },
   "id": {
    "type": "string",
    "minLength": 1,
    "maxLength": 80,
    "pattern": "^(?:[a-z0-9]+(?:-[a-z0-9]+)*)$",
    "description": "a kebab-case id such as 'model-server'"
   },
   "title": {
    "type": "string",
    "minLength": 1,
    "maxLength": 300,
    "pattern": "^\\S(?:.*\\S)?$",
    "not": {
     "$ref": "#/$defs/never-in-oneline"
    }
   },
   "problem": {
    "type": "string",
    "minLength": 1,
    "maxLength": 4000,
    "pattern": "\\S",
    "not": {
     "$ref": "#/$defs/never-in-prose"
    }
   },
   "needs": {
    "$ref": "#/$defs/Needs"
   },
   "requirements": {
    "type": "object",
    "additionalProperties": {
     "type": "array",
     "items": {
      "anyOf": [
       {
        "$ref": "#/$defs/ClaimCheck"
       },
       {
        "$ref": "#/$defs/AttestCheck"
       },
       {
        "$ref": "#/$defs/SloCheck"
       },
       {
        "$ref": "#/$defs/LicenseCheck"
       }
      ]
     },
     "maxItems": 30
    },
    "propertyNames": {
     "type": "string",
     "minLength": 1,
     "maxLength": 80,
     "pattern": "^(?:[a-z0-9]+(?:-[a-z0-9]+)*)$",
     "description": "a kebab-case id such as 'model-server'"
    },
    "maxProperties": 30
   }
  },
  "required": [
   "schema",
   "id",
   "title",
   "requirements"
  ],
  "additionalProperties": false
 },
 "Proof": {
  "type": "object",
  "description": "A measurement of the team's own, as its tool wrote it, reduced to what decides.",
  "properties": {
   "id": {
    "type": "string",
    "minLength": 1,
    "maxLength": 80,
    "pattern": "^(?:[a-z0-9]+(?:-[a-z0-9]+)*)$",
    "description": "a kebab-case id such as 'model-server'"
   },
   "check": {
    "type": "string",
    "minLength": 1,
    "maxLength": 160,
    "pattern": "^(?:[a-z0-9-]+\\.[a-z0-9-]+)$",
    "description": "a gate and a check joined by a point, such as 'security.identity'"
   },
   "file": {
    "type": "string",
    "minLength": 1,
    "maxLength": 1000,
    "pattern": "^\\S(?:.*\\S)?$",
    "not": {
     "$ref": "#/$defs/never-in-oneline"
    }
   },
   "run": {
    "type": "string",
    "minLength": 1,
    "maxLength": 300,
    "pattern": "^\\S(?:.*\\S)?$",
    "not": {
     "$ref": "#/$defs/never-in-oneline"
    }
   },
   "level": {
    "type": "string",
    "enum": [
     "E0",
     "E1",
     "E2",
     "E3",
     "E4"
    ]
   },
   "collected": {
    "type": "string",
    "format": "date"
   },
   "expires": {
    "type": "string",
    "format": "date"
   },
   "good": {
    "type": "integer",
    "minimum": 0,
    "maximum": 1000000000
   },
   "total": {
    "type": "integer",
    "minimum": 0,
    "maximum": 1000000000
   },
   "goodput": {
    "type": "number",
    "minimum": 0,
    "maximum": 1000000000
   },
   "slo": {
    "type": "object",
    "additionalProperties": {
     "type": "number",
     "minimum": 0,
     "maximum": 86400000
    },
    "propertyNames": {
     "type": "string",
     "minLength": 1,
     "maxLength": 80,
     "pattern": "^(?:[a-z0-9]+(?:-[a-z0-9]+)*)$",
     "description": "a kebab-case id such as 'model-server'"
    },
    "maxProperties": 1000
   },
   "load": {
    "type": "object",
    "additionalProperties": {
     "type": "number",
     "minimum": 0,
     "maximum": 1000000
    },
    "propertyNames": {
     "type": "string",
     "minLength": 1,
     "maxLength": 80,
     "pattern": "^(?:[a-z0-9]+(?:-[a-z0-9]+)*)$",
     "description": "a kebab-case id such as 'model-server'"
    },
    "maxProperties": 1000
   },
   "tool": {
    "type": "string",
    "minLength": 1,
    "maxLength": 300,
    "pattern": "^\\S(?:.*\\S)?$",
    "not": {
     "$ref": "#/$defs/never-in-oneline"
    }
   },
   "subject": {
    "type": "object",
    "additionalProperties": {
     "type": "string",
     "minLength": 1,
     "maxLength": 300,
     "pattern": "^\\S(?:.*\\S)?$",
     "not": {
      "$ref": "#/$defs/never-in-oneline"
     }
    },
    "propertyNames": {
     "type": "string",
     "minLength": 1,
     "maxLength": 80,
     "pattern": "^(?:[a-z0-9]+(?:-[a-z0-9]+)*)$",
     "description": "a kebab-case id such as 'model-server'"
    },
    "maxProperties": 1000
   },
   "warnings": {
    "type": "array",
    "items": {
     "type": "string",
     "minLength": 1,
     "maxLength": 4000,
     "pattern": "\\S",
     "not": {
      "$ref": "#/$defs/never-in-prose"
     }
    },
    "maxItems": 1000
   },
   "by": {
    "type": "string",
    "minLength": 1,
    "maxLength": 300,
    "pattern": "^\\S(?:.*\\S)?$",
    "not": {
     "$ref": "#/$defs/never-in-oneline"
    }
   },
   "synthetic": {
    "type": "boolean"
   }
  },
  "required": [
   "id",
   "check"
  ],
  "additionalProperties": false
 },
 "ReviewPlan": {
  "type": "object",
  "description": "When and why to look again.",
  "properties": {
   "by": {
    "type": "string",
    "format": "date"
   },
   "owner": {
    "type": "string",
    "minLength": 1,
    "maxLength": 300,
    "pattern": "^\\S(?:.*\\S)?$",
    "not": {
     "$ref": "#/$defs/never-in-oneline"
    }
   },
   "triggers": {
    "type": "array",
    "items": {
     "type": "string",
     "minLength": 1,
     "maxLength": 80,
     "pattern": "^(?:[a-z0-9]+(?:-[a-z0-9]+)*)$",
     "description": "a kebab-case id such as 'model-server'"
    },
    "maxItems": 1000
   }
  },
  "required": [
   "by"
  ],
  "additionalProperties": false
 },
 "ScoreEvidence": {
  "type": "object",
  "description": "What a score rests on.",
  "properties": {
   "level": {
    "type": "string",
    "enum": [
     "E0",
     "E1",
     "E2",
     "E3",
     "E4"
    ]
   },
   "note": {
    "type": "string",
    "minLength": 1,
    "maxLength": 4000,
    "pattern": "\\S",
    "not": {
     "$ref": "#/$defs/never-in-prose"
    }
   },
   "sources": {
    "type": "array",
    "items": {
     "type": "string",
     "minLength": 1,
     "maxLength": 1000,
     "pattern": "^(?:https?://(?:(?:(?!xn--)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\\.)*(?!xn--)[a-z](?:[a-z0-9-]*[a-z0-9])?|(?:(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])\\.){3}(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9]))(?::(?:6553[0-5]|655[0-2][0-9]|65[0-4][0-9]{2}|6[0-4][0-9]{3}|[1-5][0-9]{4}|[1-9][0-9]{0,3}))?(?:[/?#][!#-&(-;=?-\\[\\]^_a-~]*)?|pkg:[a-z][a-z0-9.+-]*/[!#-&(-;=?-\\[\\]^_a-~]+)$",
     "description": "an absolute https:// address or a package URL (pkg:type/name@version#path)"
    },
    "maxItems": 1000
   }
  },
  "required": [
   "level"
  ],
  "additionalProperties": false
 },
 "SloCheck": {
  "type": "object",
  "description": "Asks a measurement: the share of requests that met every objective.",
  "properties": {
   "id": {
    "type": "string",
    "minLength": 1,
    "maxLength": 80,
    "pattern": "^(?:[a-z0-9]+(?:-[a-z0-9]+)*)$",
    "description": "a kebab-case id such as 'model-server'"
   },
   "slo": {
    "type": "object",
    "additionalProperties": {
     "type": "number",
     "minimum": 0,
     "maximum": 86400000
    },
    "propertyNames": {
     "type": "string",
     "minLength": 1,
     "maxLength": 80,
     "pattern": "^(?:[a-z0-9]+(?:-[a-z0-9]+)*)$",
     "description": "a kebab-case id such as 'model-server'"
    },
    "maxProperties": 1000
   },
   "attainment": {
    "type": "number",
    "minimum": 0,
    "maximum": 1
   },
   "load": {
    "type": "object",
    "additionalProperties": {
     "type": "number",
     "minimum": 0,
     "maximum": 1000000
    },
    "propertyNames": {
     "type": "string",
     "minLength": 1,
     "maxLength": 80,
     "pattern": "^(?:[a-z0-9]+(?:-[a-z0-9]+)*)$",
     "description": "a kebab-case id such as 'model-server'"
    },
    "maxProperties": 1000
   },
   "level": {
    "type": "string",
    "enum": [
     "E0",
     "E1",
     "E2",
     "E3",
     "E4"
    ]
   }
  },
  "required": [
   "id",
   "slo",
   "attainment"
  ],
  "additionalProperties": false
 },
 "Waiver": {
  "type": "object",
  "description": "A risk that somebody takes for a while; an overlay, never a pass.",
  "properties": {
   "gate": {
    "type": "string",
    "minLength": 1,
    "maxLength": 80,
    "pattern": "^(?:[a-z0-9]+(?:-[a-z0-9]+)*)$",
    "description": "a kebab-case id such as 'model-server'"
   },
   "covers": {
    "type": "string",
    "enum": [
     "fail",
     "unknown"
    ]
   },
   "reason": {
    "type": "string",
    "minLength": 1,
    "maxLength": 4000,
    "pattern": "\\S",
    "not": {
     "$ref": "#/$defs/never-in-prose"
    }
   },
   "owner": {
    "type": "string",
    "minLength": 1,
    "maxLength": 300,
    "pattern": "^\\S(?:.*\\S)?$",
    "not": {
     "$ref": "#/$defs/never-in-oneline"
    }
   },
   "approver": {
    "type": "string",
    "minLength": 1,
    "maxLength": 300,
    "pattern": "^\\S(?:.*\\S)?$",
    "not": {
     "$ref": "#/$defs/never-in-oneline"
    }
   },
   "granted": {
    "type": "string",
    "format": "date"
   },
   "expires": {
    "type": "string",
    "format": "date"
   },
   "controls": {
    "type": "string",
    "minLength": 1,
    "maxLength": 4000,
    "pattern": "\\S",
    "not": {
     "$ref": "#/$defs/never-in-prose"
    }
   },
   "versions": {
    "type": "object",
    "additionalProperties": {
     "type": "string",
     "minLength": 1,
     "maxLength": 80,
     "pattern": "^\\S(?:.*\\S)?$",
     "not": {
      "$ref": "#/$defs/never-in-oneline"
     }
    },
    "propertyNames": {
     "type": "string",
     "minLength": 1,
     "maxLength": 80,
     "pattern": "^(?:[a-z0-9]+(?:-[a-z0-9]+)*)$",
     "description": "a kebab-case id such as 'model-server'"
    },
    "maxProperties": 1000
   }
  },
  "required": [
   "gate",
   "covers",
   "reason",
   "owner",
   "approver",
   "granted",
   "expires"
  ],
  "additionalProperties": false
 },
 "never-in-oneline": {
  "type": "string",
  "pattern": "[\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f-\\u009f\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069\\u2028\\u2029\\u00ad\\u034f\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u200b\\u2060-\\u2065\\u206a-\\u206f\\u2800\\u3164\\ufeff\\uffa0\\ufff0-\\ufffb\\ufffe\\uffff󠀀-󠿿\\t\\n\\r\\u200c\\u200d]"
 },
 "never-in-prose": {
  "type": "string",
  "pattern": "[\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f-\\u009f\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069\\u2028\\u2029\\u00ad\\u034f\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u200b\\u2060-\\u2065\\u206a-\\u206f\\u2800\\u3164\\ufeff\\uffa0\\ufff0-\\ufffb\\ufffe\\uffff󠀀-󠿿]"
 }
};

export const LARGEST_RESULT = 40_000_000; // characters of a result file
export const DRAWS = 2000; // of a simulation
export const OWN_QUESTION = "gate"; // id of the check that asks a gate's own question
export const TOGETHER = "together"; // id of the check that components work together
