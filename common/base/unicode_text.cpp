// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "base/unicode_text.h"

#include <algorithm>

namespace betlog::base {

qsizetype codePointCount(QStringView text)
{
    const auto trails =
        std::count_if(text.begin(), text.end(), [](QChar c) { return c.isLowSurrogate(); });
    return text.size() - trails;
}

bool isPlainText(QStringView text, bool allowTabsAndNewlines)
{
    const auto isControl = [allowTabsAndNewlines](QChar c) {
        const bool isControlCode = c < u' ' || (c >= u'\x7f' && c < u'\xa0');
        return isControlCode && !(allowTabsAndNewlines && (c == u'\t' || c == u'\n'));
    };
    return text.isValidUtf16() && std::none_of(text.begin(), text.end(), isControl);
}

} // namespace betlog::base
