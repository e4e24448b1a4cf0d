// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "wire/problem.h"

#include "wire/error_code.h"
#include "wire/json_fields.h"
#include "wire/json_writer.h"
#include "wire/limits.h"

namespace betlog::wire {

using base::Error;
using base::ErrorCode;
using base::JsonReader;
using namespace Qt::Literals::StringLiterals;

namespace {

/// "version_mismatch" as people read it: "Version mismatch".
QString titleOf(ErrorCode code)
{
    QString title = QString(errorCodeName(code)).replace(u'_', u' ');
    title[0] = title[0].toUpper();
    return title;
}

Error readProblem(JsonReader& reader)
{
    Error error;
    error.code = readNamed<ErrorCode>(reader, "code"_L1, &errorCodeFromName, ErrorCode::Internal);
    error.detail = readText(reader, "detail"_L1);
    error.fields = readFieldErrors(reader);
    return error;
}

ErrorCode codeOfStatus(int status)
{
    switch (status) {
    case 400:
        return ErrorCode::BadRequest;
    case 401:
        return ErrorCode::Unauthorized;
    case 403:
        return ErrorCode::Forbidden;
    case 404:
        return ErrorCode::NotFound;
    case 405:
        return ErrorCode::MethodNotAllowed;
    case 408:
        return ErrorCode::Timeout;
    case 409:
        return ErrorCode::Conflict;
    case 411:
        return ErrorCode::LengthRequired;
    case 412:
        return ErrorCode::VersionMismatch;
    case 413:
        return ErrorCode::TooLarge;
    case 422:
        return ErrorCode::Invalid;
    case 429:
        return ErrorCode::TooFast;
    case 502:
    case 503:
    case 504:
        return ErrorCode::Unreachable;
    default:
        return ErrorCode::Internal;
    }
}

} // namespace

QByteArray encodeProblem(const Error& error)
{
    JsonWriter writer;
    writer.openObject();
    writer.textMember("code"_L1, errorCodeName(error.code));
    writer.textMember("detail"_L1, error.detail);
    writer.key("errors"_L1);
    writeFieldErrors(writer, error.fields);
    writer.integerMember("status"_L1, httpStatus(error.code));
    writer.textMember("title"_L1, titleOf(error.code));
    writer.textMember("type"_L1, u"urn:betlog:problem:"_s + errorCodeName(error.code));
    writer.closeObject();
    return writer.take();
}

Error decodeProblem(QByteArrayView body, int httpStatus)
{
    const auto problem = decodeObject(body, limits::kMaxServerMessageBytes, &readProblem);
    if (problem)
        return *problem;
    return {
        codeOfStatus(httpStatus),
        u"The server answered with status %1 and no explanation."_s.arg(httpStatus),
        {}};
}

} // namespace betlog::wire
