// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/widgets/plain_tooltip.h"

namespace betlog::widgets {

using namespace Qt::Literals::StringLiterals;

QString plainTooltip(const QString& text)
{
    if (text.isEmpty())
        return {};
    return u"<p style='white-space:pre-wrap'>%1</p>"_s.arg(text.toHtmlEscaped());
}

} // namespace betlog::widgets
