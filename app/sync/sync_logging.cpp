// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/sync/sync_logging.h"

#include <array>

namespace betlog::sync {

Q_LOGGING_CATEGORY(lcState, "betlog.sync.state", QtInfoMsg)
Q_LOGGING_CATEGORY(lcWire, "betlog.sync.wire", QtInfoMsg)
Q_LOGGING_CATEGORY(lcFeed, "betlog.sync.feed", QtInfoMsg)
Q_LOGGING_CATEGORY(lcWrites, "betlog.sync.writes", QtInfoMsg)
Q_LOGGING_CATEGORY(lcHttp, "betlog.sync.http", QtInfoMsg)

namespace {

using Category = const QLoggingCategory& (*)();
constexpr std::array<Category, 5> kCategories {&lcState, &lcWire, &lcFeed, &lcWrites, &lcHttp};

} // namespace

QStringList debugCategories()
{
    QStringList names;
    for (const Category category : kCategories)
        names.append(QLatin1StringView(category().categoryName()));
    return names;
}

void setDebugEnabled(const QString& category, bool enabled)
{
    for (const Category known : kCategories) {
        // The category object is Qt's; the accessor is const because most only ask it.
        auto& switchable = const_cast<QLoggingCategory&>(known());
        if (category == QLatin1StringView(switchable.categoryName()))
            switchable.setEnabled(QtDebugMsg, enabled);
    }
}

bool isDebugEnabled(const QString& category)
{
    for (const Category known : kCategories) {
        if (category == QLatin1StringView(known().categoryName()))
            return known().isDebugEnabled();
    }
    return false;
}

} // namespace betlog::sync
