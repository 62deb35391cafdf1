#include <libxml/xmlversion.h>
// Its converters, which nothing here uses, would bring in a second set of ICU's declarations.
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>
