-- Counts for ever, as fast as it can. The layer Deadline ends it, or Stop does.
local count = 0
while true do
  count = count + 1
  if count % 10000000 == 0 then
    print("still running, counted to " .. count)
  end
end
