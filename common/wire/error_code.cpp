// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "wire/error_code.h"

#include <algorithm>

namespace betlog::wire {

using base::ErrorCode;
using namespace Qt::Literals::StringLiterals;

namespace {

struct Entry
{
    ErrorCode code;
    QLatin1StringView name;
    int httpStatus;
    bool retryable;
};

constexpr Entry kEntries[] = {
    {ErrorCode::BadJson, "bad_json"_L1, 400, false},
    {ErrorCode::BadRequest, "bad_request"_L1, 400, false},
    {ErrorCode::Invalid, "invalid"_L1, 422, false},
    {ErrorCode::TooLarge, "too_large"_L1, 413, false},
    {ErrorCode::LengthRequired, "length_required"_L1, 411, false},
    {ErrorCode::NotFound, "not_found"_L1, 404, false},
    {ErrorCode::MethodNotAllowed, "method_not_allowed"_L1, 405, false},
    {ErrorCode::Unauthorized, "unauthorized"_L1, 401, false},
    {ErrorCode::Forbidden, "forbidden"_L1, 403, false},
    {ErrorCode::Locked, "locked"_L1, 403, false},
    {ErrorCode::Conflict, "conflict"_L1, 409, false},
    {ErrorCode::VersionMismatch, "version_mismatch"_L1, 412, false},
    {ErrorCode::AlreadyExists, "already_exists"_L1, 409, false},
    {ErrorCode::NotSettled, "not_settled"_L1, 409, false},
    {ErrorCode::Reset, "reset"_L1, 409, false},
    {ErrorCode::TooFast, "too_fast"_L1, 429, true},
    {ErrorCode::Timeout, "timeout"_L1, 408, true},
    {ErrorCode::Busy, "busy"_L1, 503, true},
    {ErrorCode::StorageFailed, "storage_failed"_L1, 503, true},
    {ErrorCode::ProtocolVersion, "protocol_version"_L1, 400, false},
    {ErrorCode::Unreachable, "unreachable"_L1, 502, true},
    {ErrorCode::Cancelled, "cancelled"_L1, 503, true},
    {ErrorCode::Internal, "internal"_L1, 500, false},
};

const Entry& entryOf(ErrorCode code)
{
    const auto* const found = std::ranges::find(kEntries, code, &Entry::code);
    Q_ASSERT(found != std::end(kEntries));
    return *found;
}

} // namespace

QLatin1StringView errorCodeName(ErrorCode code)
{
    return entryOf(code).name;
}

std::optional<ErrorCode> errorCodeFromName(QStringView name)
{
    const auto* const found =
        std::ranges::find_if(kEntries, [&](const Entry& entry) { return name == entry.name; });
    return found == std::end(kEntries) ? std::nullopt : std::optional(found->code);
}

int httpStatus(ErrorCode code)
{
    return entryOf(code).httpStatus;
}

bool isRetryable(ErrorCode code)
{
    return entryOf(code).retryable;
}

} // namespace betlog::wire
