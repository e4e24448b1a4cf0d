// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "files/stable_ids.h"

namespace betlog::files {

using namespace Qt::Literals::StringLiterals;

namespace {

/// The namespace of all ids of imports. Never to be changed: files would come in twice.
constexpr QUuid
    kNamespace(0x0b6d7a3e, 0x52c1, 0x4f0e, 0x9c, 0x7d, 0x2f, 0x8a, 0x61, 0xd4, 0x3b, 0x95);

QUuid stableId(const QString& purpose, const QString& source)
{
    return QUuid::createUuidV5(kNamespace, purpose + u' ' + source);
}

} // namespace

base::BetId betIdOf(const QString& source)
{
    return base::BetId(stableId(u"bet"_s, source));
}

base::MutationId createIdOf(const QString& source)
{
    return base::MutationId(stableId(u"create"_s, source));
}

base::MutationId overrideIdOf(const QString& source)
{
    return base::MutationId(stableId(u"override"_s, source));
}

} // namespace betlog::files
