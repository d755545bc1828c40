/** Decisions and profiles as JSON Schema, made from the model by `aruntime generate`. */

/** @type {Readonly<Record<string, import("./decoding.js").Shape>>} */
export const SHAPES = {
 "Assumption": {
  "type": "object",
  "description": "Something held true; its trigger says what would reopen the decision.",
  "properties": {
   "id": {
    "type": "string",
    "pattern": "^(?:[a-z0-9]+(?:-[a-z0-9]+)*)$",
    "description": "a kebab-case id such as 'model-server'",
    "minLength": 1,
    "maxLength": 80
   },
   "text": {
    "type": "string",
    "minLength": 1,
    "maxLength": 4000
   },
   "trigger": {
    "type": "string",
    "pattern": "^(?:[a-z0-9]+(?:-[a-z0-9]+)*)$",
    "description": "a kebab-case id such as 'model-server'",
    "minLength": 1,
    "maxLength": 80
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
    "pattern": "^(?:[a-z0-9]+(?:-[a-z0-9]+)*)$",
    "description": "a kebab-case id such as 'model-server'",
    "minLength": 1,
    "maxLength": 80
   },
   "attest": {
    "type": "string",
    "minLength": 1,
    "maxLength": 4000
   },
   "level": {
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
    "pattern": "^(?:[a-z0-9]+(?:-[a-z0-9]+)*)$",
    "description": "a kebab-case id such as 'model-server'",
    "minLength": 1,
    "maxLength": 80
   },
   "name": {
    "type": "string",
    "minLength": 1,
    "maxLength": 300
   },
   "components": {
    "type": "object",
    "propertyNames": {
     "type": "string",
     "pattern": "^(?:[a-z0-9]+(?:-[a-z0-9]+)*)$",
     "description": "a kebab-case id such as 'model-server'",
     "minLength": 1,
     "maxLength": 80
    },
    "additionalProperties": {
     "type": "string",
     "minLength": 1,
     "maxLength": 80
    }
   },
   "evidence": {
    "type": "array",
    "items": {
     "$ref": "#/$defs/EvidenceRecord"
    }
   },
   "proofs": {
    "type": "array",
    "items": {
     "$ref": "#/$defs/Proof"
    }
   },
   "waivers": {
    "type": "array",
    "items": {
     "$ref": "#/$defs/Waiver"
    }
   },
   "not-applicable": {
    "type": "array",
    "items": {
     "$ref": "#/$defs/NotApplicable"
    }
   },
   "scores": {
    "type": "object",
    "propertyNames": {
     "type": "string",
     "pattern": "^(?:[a-z0-9]+(?:-[a-z0-9]+)*)$",
     "description": "a kebab-case id such as 'model-server'",
     "minLength": 1,
     "maxLength": 80
    },
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
    }
   },
   "score-evidence": {
    "type": "object",
    "propertyNames": {
     "type": "string",
     "pattern": "^(?:[a-z0-9]+(?:-[a-z0-9]+)*)$",
     "description": "a kebab-case id such as 'model-server'",
     "minLength": 1,
     "maxLength": 80
    },
    "additionalProperties": {
     "$ref": "#/$defs/ScoreEvidence"
    }
   }
  },
  "required": [
   "id",
   "components"
  ],
  "additionalProperties": false
 },
 "Citation": {
  "type": "object",
  "description": "Where the evidence can be looked up.",
  "properties": {
   "url": {
    "type": "string",
    "pattern": "^(?:(?:https?://|pkg:[a-z0-9.+-]+/)[^\\s<>\\\"'`\\\\]+)$",
    "description": "an absolute https:// address or a package URL (pkg:type/name@version#path)",
    "minLength": 1,
    "maxLength": 1000
   },
   "title": {
    "type": "string",
    "minLength": 1,
    "maxLength": 300
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
    "pattern": "^(?:[a-z0-9]+(?:-[a-z0-9]+)*)$",
    "description": "a kebab-case id such as 'model-server'",
    "minLength": 1,
    "maxLength": 80
   },
   "claim": {
    "type": "string",
    "pattern": "^(?:[a-z0-9-]+\\.[a-z0-9-]+)$",
    "description": "a group and a claim joined by a point, such as 'formats.onnx'",
    "minLength": 1,
    "maxLength": 160
   },
   "is": {
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
    "pattern": "^(?:[a-z0-9]+(?:-[a-z0-9]+)*)$",
    "description": "a kebab-case id such as 'model-server'",
    "minLength": 1,
    "maxLength": 80
   },
   "level": {
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
    "pattern": "^(?:aruntime/[a-z-]+/[0-9]+)$",
    "description": "the name of a format and its version: aruntime/<kind>/<n>"
   },
   "id": {
    "type": "string",
    "pattern": "^(?:[a-z0-9]+(?:-[a-z0-9]+)*)$",
    "description": "a kebab-case id such as 'model-server'",
    "minLength": 1,
    "maxLength": 80
   },
   "title": {
    "type": "string",
    "minLength": 1,
    "maxLength": 300
   },
   "problem": {
    "type": "string",
    "minLength": 1,
    "maxLength": 4000
   },
   "use-case": {
    "type": "string",
    "pattern": "^(?:[a-z0-9]+(?:-[a-z0-9]+)*)$",
    "description": "a kebab-case id such as 'model-server'",
    "minLength": 1,
    "maxLength": 80
   },
   "needs": {
    "$ref": "#/$defs/Needs"
   },
   "target": {
    "type": "object",
    "propertyNames": {
     "type": "string",
     "pattern": "^(?:[a-z0-9]+(?:-[a-z0-9]+)*)$",
     "description": "a kebab-case id such as 'model-server'",
     "minLength": 1,
     "maxLength": 80
    },
    "additionalProperties": {
     "type": "string",
     "minLength": 1,
     "maxLength": 300
    }
   },
   "requirements": {
    "type": "object",
    "propertyNames": {
     "type": "string",
     "pattern": "^(?:[a-z0-9]+(?:-[a-z0-9]+)*)$",
     "description": "a kebab-case id such as 'model-server'",
     "minLength": 1,
     "maxLength": 80
    },
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
     }
    }
   },
   "candidates": {
    "type": "array",
    "items": {
     "$ref": "#/$defs/Candidate"
    }
   },
   "importance": {
    "type": "object",
    "propertyNames": {
     "type": "string",
     "pattern": "^(?:[a-z0-9]+(?:-[a-z0-9]+)*)$",
     "description": "a kebab-case id such as 'model-server'",
     "minLength": 1,
     "maxLength": 80
    },
    "additionalProperties": {
     "type": "string",
     "pattern": "^(?:[a-z0-9]+(?:-[a-z0-9]+)*)$",
     "description": "a kebab-case id such as 'model-server'",
     "minLength": 1,
     "maxLength": 80
    }
   },
   "order": {
    "type": "array",
    "items": {
     "type": "string",
     "pattern": "^(?:[a-z0-9]+(?:-[a-z0-9]+)*)$",
     "description": "a kebab-case id such as 'model-server'",
     "minLength": 1,
     "maxLength": 80
    }
   },
   "points": {
    "type": "object",
    "propertyNames": {
     "type": "string",
     "pattern": "^(?:[a-z0-9]+(?:-[a-z0-9]+)*)$",
     "description": "a kebab-case id such as 'model-server'",
     "minLength": 1,
     "maxLength": 80
    },
    "additionalProperties": {
     "type": "number",
     "minimum": 0,
     "maximum": 100
    }
   },
   "ranges": {
    "type": "object",
    "propertyNames": {
     "type": "string",
     "pattern": "^(?:[a-z0-9]+(?:-[a-z0-9]+)*)$",
     "description": "a kebab-case id such as 'model-server'",
     "minLength": 1,
     "maxLength": 80
    },
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
    }
   },
   "assumptions": {
    "type": "array",
    "items": {
     "$ref": "#/$defs/Assumption"
    }
   },
   "migration": {
    "type": "string",
    "minLength": 1,
    "maxLength": 4000
   },
   "rollback": {
    "type": "string",
    "minLength": 1,
    "maxLength": 4000
   },
   "review": {
    "$ref": "#/$defs/ReviewPlan"
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
    "pattern": "^(?:[a-z0-9-]+\\.[a-z0-9-]+)$",
    "description": "a gate and a check joined by a point, such as 'security.identity'",
    "minLength": 1,
    "maxLength": 160
   },
   "result": {
    "enum": [
     "positive",
     "negative",
     "inconclusive"
    ]
   },
   "level": {
    "enum": [
     "E0",
     "E1",
     "E2",
     "E3",
     "E4"
    ]
   },
   "method": {
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
    "propertyNames": {
     "type": "string",
     "pattern": "^(?:[a-z0-9]+(?:-[a-z0-9]+)*)$",
     "description": "a kebab-case id such as 'model-server'",
     "minLength": 1,
     "maxLength": 80
    },
    "additionalProperties": {
     "type": "string",
     "minLength": 1,
     "maxLength": 300
    }
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
   "source": {
    "$ref": "#/$defs/Citation"
   },
   "by": {
    "type": "string",
    "minLength": 1,
    "maxLength": 300
   },
   "note": {
    "type": "string",
    "minLength": 1,
    "maxLength": 4000
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
    "pattern": "^(?:[a-z0-9]+(?:-[a-z0-9]+)*)$",
    "description": "a kebab-case id such as 'model-server'",
    "minLength": 1,
    "maxLength": 80
   },
   "license": {
    "type": "array",
    "items": {
     "type": "string",
     "minLength": 1,
     "maxLength": 300
    }
   },
   "level": {
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
     "pattern": "^(?:[a-z0-9]+(?:-[a-z0-9]+)*)$",
     "description": "a kebab-case id such as 'model-server'",
     "minLength": 1,
     "maxLength": 80
    }
   },
   "responsibilities": {
    "type": "array",
    "items": {
     "type": "string",
     "pattern": "^(?:[a-z0-9]+(?:-[a-z0-9]+)*)$",
     "description": "a kebab-case id such as 'model-server'",
     "minLength": 1,
     "maxLength": 80
    }
   }
  },
  "required": [
   "layers"
  ],
  "additionalProperties": false
 },
 "NotApplicable": {
  "type": "object",
  "description": "A check that does not concern a candidate; needs a reason and a name.",
  "properties": {
   "check": {
    "type": "string",
    "pattern": "^(?:[a-z0-9-]+\\.[a-z0-9-]+)$",
    "description": "a gate and a check joined by a point, such as 'security.identity'",
    "minLength": 1,
    "maxLength": 160
   },
   "reason": {
    "type": "string",
    "minLength": 1,
    "maxLength": 4000
   },
   "by": {
    "type": "string",
    "minLength": 1,
    "maxLength": 300
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
    "pattern": "^(?:aruntime/[a-z-]+/[0-9]+)$",
    "description": "the name of a format and its version: aruntime/<kind>/<n>"
   },
   "id": {
    "type": "string",
    "pattern": "^(?:[a-z0-9]+(?:-[a-z0-9]+)*)$",
    "description": "a kebab-case id such as 'model-server'",
    "minLength": 1,
    "maxLength": 80
   },
   "title": {
    "type": "string",
    "minLength": 1,
    "maxLength": 300
   },
   "problem": {
    "type": "string",
    "minLength": 1,
    "maxLength": 4000
   },
   "needs": {
    "$ref": "#/$defs/Needs"
   },
   "requirements": {
    "type": "object",
    "propertyNames": {
     "type": "string",
     "pattern": "^(?:[a-z0-9]+(?:-[a-z0-9]+)*)$",
     "description": "a kebab-case id such as 'model-server'",
     "minLength": 1,
     "maxLength": 80
    },
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
     }
    }
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
    "pattern": "^(?:[a-z0-9]+(?:-[a-z0-9]+)*)$",
    "description": "a kebab-case id such as 'model-server'",
    "minLength": 1,
    "maxLength": 80
   },
   "check": {
    "type": "string",
    "pattern": "^(?:[a-z0-9-]+\\.[a-z0-9-]+)$",
    "description": "a gate and a check joined by a point, such as 'security.identity'",
    "minLength": 1,
    "maxLength": 160
   },
   "file": {
    "type": "string",
    "minLength": 1,
    "maxLength": 1000
   },
   "run": {
    "type": "string",
    "minLength": 1,
    "maxLength": 300
   },
   "level": {
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
    "propertyNames": {
     "type": "string",
     "pattern": "^(?:[a-z0-9]+(?:-[a-z0-9]+)*)$",
     "description": "a kebab-case id such as 'model-server'",
     "minLength": 1,
     "maxLength": 80
    },
    "additionalProperties": {
     "type": "number",
     "minimum": 0,
     "maximum": 86400000
    }
   },
   "load": {
    "type": "object",
    "propertyNames": {
     "type": "string",
     "pattern": "^(?:[a-z0-9]+(?:-[a-z0-9]+)*)$",
     "description": "a kebab-case id such as 'model-server'",
     "minLength": 1,
     "maxLength": 80
    },
    "additionalProperties": {
     "type": "number",
     "minimum": 0,
     "maximum": 1000000
    }
   },
   "tool": {
    "type": "string",
    "minLength": 1,
    "maxLength": 300
   },
   "subject": {
    "type": "object",
    "propertyNames": {
     "type": "string",
     "pattern": "^(?:[a-z0-9]+(?:-[a-z0-9]+)*)$",
     "description": "a kebab-case id such as 'model-server'",
     "minLength": 1,
     "maxLength": 80
    },
    "additionalProperties": {
     "type": "string",
     "minLength": 1,
     "maxLength": 300
    }
   },
   "warnings": {
    "type": "array",
    "items": {
     "type": "string",
     "minLength": 1,
     "maxLength": 4000
    }
   },
   "by": {
    "type": "string",
    "minLength": 1,
    "maxLength": 300
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
    "maxLength": 300
   },
   "triggers": {
    "type": "array",
    "items": {
     "type": "string",
     "pattern": "^(?:[a-z0-9]+(?:-[a-z0-9]+)*)$",
     "description": "a kebab-case id such as 'model-server'",
     "minLength": 1,
     "maxLength": 80
    }
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
    "maxLength": 4000
   },
   "sources": {
    "type": "array",
    "items": {
     "type": "string",
     "pattern": "^(?:(?:https?://|pkg:[a-z0-9.+-]+/)[^\\s<>\\\"'`\\\\]+)$",
     "description": "an absolute https:// address or a package URL (pkg:type/name@version#path)",
     "minLength": 1,
     "maxLength": 1000
    }
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
    "pattern": "^(?:[a-z0-9]+(?:-[a-z0-9]+)*)$",
    "description": "a kebab-case id such as 'model-server'",
    "minLength": 1,
    "maxLength": 80
   },
   "slo": {
    "type": "object",
    "propertyNames": {
     "type": "string",
     "pattern": "^(?:[a-z0-9]+(?:-[a-z0-9]+)*)$",
     "description": "a kebab-case id such as 'model-server'",
     "minLength": 1,
     "maxLength": 80
    },
    "additionalProperties": {
     "type": "number",
     "minimum": 0,
     "maximum": 86400000
    }
   },
   "attainment": {
    "type": "number",
    "minimum": 0,
    "maximum": 1
   },
   "load": {
    "type": "object",
    "propertyNames": {
     "type": "string",
     "pattern": "^(?:[a-z0-9]+(?:-[a-z0-9]+)*)$",
     "description": "a kebab-case id such as 'model-server'",
     "minLength": 1,
     "maxLength": 80
    },
    "additionalProperties": {
     "type": "number",
     "minimum": 0,
     "maximum": 1000000
    }
   },
   "level": {
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
    "pattern": "^(?:[a-z0-9]+(?:-[a-z0-9]+)*)$",
    "description": "a kebab-case id such as 'model-server'",
    "minLength": 1,
    "maxLength": 80
   },
   "covers": {
    "enum": [
     "fail",
     "unknown"
    ]
   },
   "reason": {
    "type": "string",
    "minLength": 1,
    "maxLength": 4000
   },
   "owner": {
    "type": "string",
    "minLength": 1,
    "maxLength": 300
   },
   "approver": {
    "type": "string",
    "minLength": 1,
    "maxLength": 300
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
    "maxLength": 4000
   },
   "versions": {
    "type": "object",
    "propertyNames": {
     "type": "string",
     "pattern": "^(?:[a-z0-9]+(?:-[a-z0-9]+)*)$",
     "description": "a kebab-case id such as 'model-server'",
     "minLength": 1,
     "maxLength": 80
    },
    "additionalProperties": {
     "type": "string",
     "minLength": 1,
     "maxLength": 80
    }
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
 }
};
