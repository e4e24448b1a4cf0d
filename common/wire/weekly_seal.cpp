// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "wire/weekly_seal.h"

#include "wire/canonical_json.h"
#include "wire/seal_words.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>

namespace betlog::wire {

using namespace Qt::Literals::StringLiterals;

QStringList weeklySeal(QList<SealedRoom> rooms)
{
    if (rooms.isEmpty())
        return {};
    // By bytes, since QString compares UTF-16 and would put an emoji before some letters.
    std::ranges::sort(
        rooms, {}, [](const SealedRoom& sealed) { return sealed.room.text().toUtf8(); });
    QJsonArray list;
    for (const SealedRoom& sealed : std::as_const(rooms)) {
        list.append(QJsonObject {
            {u"hash"_s, QString::fromLatin1(sealed.hash)},
            {u"n"_s, sealed.n},
            {u"room"_s, sealed.room.text()}});
    }
    const QByteArray digest =
        QCryptographicHash::hash(canonicalJson(list), QCryptographicHash::Sha256);
    QStringList words;
    for (int place = 0; place < kSealWords; ++place)
        words.append(sealWord(static_cast<quint8>(digest[place]), place % 2 == 1));
    return words;
}

} // namespace betlog::wire
