// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/ops/logging.h"

#include <QLoggingCategory>

namespace betlog::ops {

using namespace Qt::Literals::StringLiterals;

void setUpLogging(LogLevel level)
{
    qSetMessagePattern(u"%{time yyyy-MM-ddThh:mm:ss.zzz} "
                       "%{if-debug}debug%{endif}%{if-info}info%{endif}"
                       "%{if-warning}warning%{endif}%{if-critical}error%{endif}"
                       "%{if-fatal}fatal%{endif} %{category}: %{message}"_s);
    QString rules;
    if (level > LogLevel::Debug)
        rules += u"*.debug=false\n"_s;
    if (level > LogLevel::Info)
        rules += u"*.info=false\n"_s;
    if (level > LogLevel::Warning)
        rules += u"*.warning=false\n"_s;
    QLoggingCategory::setFilterRules(rules);
}

} // namespace betlog::ops
