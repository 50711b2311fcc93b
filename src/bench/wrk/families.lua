-- Requests of many families in turn (RushFamilies): two saves of one family would wait for one another's row.
-- Arguments after the address: the path with "{enrolment}", how many families, and the bodies to be posted in turn (none: a get).
local threads = 0
function setup(thread)
  threads = threads + 1
  thread:set("number", threads)
end

local requests = {}
local count = 0
function init(args)
  local families = tonumber(args[2])
  for i = number, families, 2 do
    local path = string.gsub(args[1], "{enrolment}", string.format("%.0f", 4000000000 + i))
    local headers = { ["Accept-Encoding"] = "gzip", ["Cookie"] = "pv_session=r" .. string.format("%031d", i) }
    if args[3] then
      headers["Content-Type"] = "application/x-www-form-urlencoded"
      -- so that each is a change
      for n = 3, #args do
        requests[(n - 3) * math.ceil(families / 2) + math.ceil(i / 2)] = wrk.format("POST", path, headers, args[n])
      end
    else
      requests[#requests + 1] = wrk.format("GET", path, headers)
    end
  end
end

function request()
  count = count % #requests + 1
  return requests[count]
end
