// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "files/file_text.h"

#include "base/json_document.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QStringDecoder>

namespace betlog::files {

using base::Error;
using base::ErrorCode;
using base::Expected;
using namespace Qt::Literals::StringLiterals;

namespace {

/// The bytes as UTF-8 without a byte order mark.
QByteArray utf8Of(QByteArrayView file)
{
    if (file.startsWith("\xEF\xBB\xBF"))
        return file.sliced(3).toByteArray();
    if (file.startsWith("\xFF\xFE") || file.startsWith("\xFE\xFF")) {
        QStringDecoder decoder(QStringDecoder::Utf16);
        const QString text = decoder(file);
        return text.toUtf8();
    }
    return file.toByteArray();
}

} // namespace

Expected<QJsonValue> parseFile(QByteArrayView file)
{
    if (file.size() > kMaxFileBytes) {
        return base::unexpected(Error {
            ErrorCode::TooLarge,
            u"The file is larger than %1 MiB."_s.arg(kMaxFileBytes / (1024 * 1024)),
            {}});
    }
    QJsonParseError parseError;
    const QJsonDocument document = base::readJson(utf8Of(file), &parseError);
    if (parseError.error != QJsonParseError::NoError) {
        return base::unexpected(Error {
            ErrorCode::BadJson,
            u"The file is no JSON: %1 (at byte %2)."_s.arg(parseError.errorString())
                .arg(parseError.offset),
            {}});
    }
    return document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
}

} // namespace betlog::files
