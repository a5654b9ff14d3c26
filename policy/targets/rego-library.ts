import { LONGEST_TESTED } from '../language/pattern.ts';

/**
 * The functions of Rego that conditions are written with: what stands at the path of an argument, and the three answers
 * of `policy/compare.ts`. Whatever fails is neither `surely` nor `surely_not`, and counts against the call.
 */
export const REGO_LIBRARY = String.raw`# Whether all that stands at a path fulfils a condition, and there is something.
surely(found, op, wanted) if {
	count(found) > 0
	every one in found { compare(one, op, wanted) == "yes" }
}

# Whether nothing that stands at a path fulfils a condition, and all of it can be compared.
surely_not(found, op, wanted) if {
	every one in found { compare(one, op, wanted) == "no" }
}

# What stands at a path: {"value": ...}; "absent"; or "misfit", where the path goes on and the call does not.
default args := ["absent"]

args := [{"value": input.arguments}]

below(found, name) := [next | some one in found; next := at(one, name)]

each(found) := [next | some one in found; some next in elements(one)]

at(one, name) := {"value": one.value[name]} if is_object(one.value)

else := "absent" if is_object(one.value)

else := element(one.value, name) if is_array(one.value)

else := missing(one)

element(list, name) := "misfit" if not regex.match(${'`^(?:0|[1-9][0-9]*)$`'}, name)

else := {"value": value} if value := list[to_number(name)]

else := "absent"

elements(one) := [{"value": element} | some element in one.value] if is_array(one.value)

else := [missing(one)]

missing(one) := "absent" if one in ["absent", {"value": null}]

else := "misfit"

# A comparison is "unclear" where the value is of a type that cannot be compared like this.
compare(one, op, wanted) := "unclear" if one == "misfit"

else := truth(wanted) if {
	op == "exists"
	one != "absent"
}

else := opposite[truth(wanted)] if op == "exists"

else := "no" if one == "absent"

else := same(one.value, wanted) if op == "eq"

else := opposite[same(one.value, wanted)] if op == "neq"

else := one_of(one.value, wanted) if op == "in"

else := opposite[one_of(one.value, wanted)] if op == "not_in"

else := containing(one.value, wanted) if op == "contains"

else := matching(one.value, wanted) if op == "regex"

else := ordered(one.value, op, wanted) if is_finite(one.value)

else := "unclear"

truth(true) := "yes"

truth(false) := "no"

opposite := {"yes": "no", "no": "yes", "unclear": "unclear"}

same(value, wanted) := "yes" if value == wanted

else := "unclear" if not is_scalar(value)

else := "no" if null in [value, wanted]

else := "no" if type_name(value) == type_name(wanted)

else := "unclear"

one_of(value, list) := "yes" if value in list

else := "no" if {
	some wanted in list
	wanted != null
	same(value, wanted) == "no"
}

else := "no" if {
	is_scalar(value)
	every wanted in list { wanted == null }
}

else := "unclear"

containing(value, wanted) := any_of([same(element, wanted) | some element in value]) if is_array(value)

else := truth(contains(value, wanted)) if {
	is_string(value)
	is_string(wanted)
}

else := "unclear"

any_of(answers) := "yes" if "yes" in answers

else := "unclear" if "unclear" in answers

else := "no"

matching(value, pattern) := truth(regex.match(pattern, value)) if {
	is_string(value)
	units(value) <= ${LONGEST_TESTED}
}

else := "unclear"

# UTF-16 code units: two for each character beyond U+FFFF.
units(text) := count(text) + count(regex.find_n(${'`[\\x{10000}-\\x{10FFFF}]`'}, text, -1))

ordered(value, op, wanted) := truth(value < wanted) if op == "lt"

else := truth(value <= wanted) if op == "lte"

else := truth(value > wanted) if op == "gt"

else := truth(value >= wanted) if op == "gte"

is_finite(value) if {
	is_number(value)
	abs(value) <= 1.7976931348623157e308
}

is_scalar(value) if is_finite(value)

is_scalar(value) if is_string(value)

is_scalar(value) if is_boolean(value)

is_scalar(null)
`;
